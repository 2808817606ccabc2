/** A name with its spelling in ASCII, for addresses. */
type Spelling = readonly [name: string, ascii: string];

/** Names of one language, with what goes with it. */
export interface SeedCulture {
  readonly locale: string;
  readonly timezone: string;
  readonly city: string;
  readonly country: string;
  readonly dialling: string;
  readonly isFamilyNameFirst?: boolean;
  readonly givenNames: readonly Spelling[];
  readonly familyNames: readonly Spelling[];
}

const plain = (...names: readonly string[]): readonly Spelling[] =>
  names.map((name) => [name, name.toLowerCase()]);

/** Made-up people, in several scripts, because a client that breaks on them breaks on customers. */
export const seedCultures: readonly SeedCulture[] = [
  {
    locale: 'en-US',
    timezone: 'America/Chicago',
    city: 'Chicago',
    country: 'US',
    dialling: '+1 312 555',
    givenNames: plain('Ada', 'Marcus', 'Olivia', 'Theo', 'Grace', 'Caleb', 'Naomi', 'Silas'),
    familyNames: plain('Bennett', 'Hughes', 'Parker', 'Sinclair', 'Walsh', 'Whitaker', 'Monroe'),
  },
  {
    locale: 'de-AT',
    timezone: 'Europe/Vienna',
    city: 'Wien',
    country: 'AT',
    dialling: '+43 1 555',
    givenNames: [
      ['Jürgen', 'juergen'],
      ['Käthe', 'kaethe'],
      ['Lukas', 'lukas'],
      ['Johanna', 'johanna'],
      ['Björn', 'bjoern'],
    ],
    familyNames: [
      ['Müller', 'mueller'],
      ['Weiß', 'weiss'],
      ['Größing', 'groessing'],
      ['Huber', 'huber'],
      ['Jäger', 'jaeger'],
    ],
  },
  {
    locale: 'fr-FR',
    timezone: 'Europe/Paris',
    city: 'Lyon',
    country: 'FR',
    dialling: '+33 4 55 50',
    givenNames: [
      ['Zoé', 'zoe'],
      ['François', 'francois'],
      ['Noël', 'noel'],
      ['Maëlle', 'maelle'],
      ['Baptiste', 'baptiste'],
    ],
    familyNames: [
      ['Lefèvre', 'lefevre'],
      ['Dubois', 'dubois'],
      ['Moreau', 'moreau'],
      ["L'Hôpital", 'lhopital'],
      ['Girard', 'girard'],
    ],
  },
  {
    locale: 'ja-JP',
    timezone: 'Asia/Tokyo',
    city: '東京',
    country: 'JP',
    dialling: '+81 3 5550',
    isFamilyNameFirst: true,
    givenNames: [
      ['陽菜', 'hina'],
      ['健太', 'kenta'],
      ['美咲', 'misaki'],
      ['翔', 'sho'],
      ['葵', 'aoi'],
    ],
    familyNames: [
      ['佐藤', 'sato'],
      ['鈴木', 'suzuki'],
      ['高橋', 'takahashi'],
      ['渡辺', 'watanabe'],
      ['小林', 'kobayashi'],
    ],
  },
  {
    locale: 'pl-PL',
    timezone: 'Europe/Warsaw',
    city: 'Kraków',
    country: 'PL',
    dialling: '+48 12 555',
    givenNames: [
      ['Łukasz', 'lukasz'],
      ['Żaneta', 'zaneta'],
      ['Małgorzata', 'malgorzata'],
      ['Paweł', 'pawel'],
      ['Zofia', 'zofia'],
    ],
    familyNames: [
      ['Wójcik', 'wojcik'],
      ['Kowalczyk', 'kowalczyk'],
      ['Zieliński', 'zielinski'],
      ['Dąbrowska', 'dabrowska'],
      ['Nowak', 'nowak'],
    ],
  },
  {
    locale: 'uk-UA',
    timezone: 'Europe/Kyiv',
    city: 'Київ',
    country: 'UA',
    dialling: '+380 44 555',
    givenNames: [
      ['Олена', 'olena'],
      ['Дмитро', 'dmytro'],
      ['Софія', 'sofiia'],
      ['Тарас', 'taras'],
      ['Ірина', 'iryna'],
    ],
    familyNames: [
      ['Шевченко', 'shevchenko'],
      ['Коваль', 'koval'],
      ['Бондаренко', 'bondarenko'],
      ['Мельник', 'melnyk'],
      ['Гнатюк', 'hnatiuk'],
    ],
  },
  {
    locale: 'ar-EG',
    timezone: 'Africa/Cairo',
    city: 'القاهرة',
    country: 'EG',
    dialling: '+20 2 555',
    givenNames: [
      ['ليلى', 'layla'],
      ['عمر', 'omar'],
      ['نور', 'nour'],
      ['يوسف', 'youssef'],
      ['سارة', 'sara'],
    ],
    familyNames: [
      ['حداد', 'haddad'],
      ['منصور', 'mansour'],
      ['خليل', 'khalil'],
      ['فارس', 'fares'],
      ['نجار', 'najjar'],
    ],
  },
  {
    locale: 'hi-IN',
    timezone: 'Asia/Kolkata',
    city: 'पुणे',
    country: 'IN',
    dialling: '+91 20 5550',
    givenNames: [
      ['अनन्या', 'ananya'],
      ['रोहन', 'rohan'],
      ['प्रिया', 'priya'],
      ['अर्जुन', 'arjun'],
      ['मीरा', 'meera'],
    ],
    familyNames: [
      ['शर्मा', 'sharma'],
      ['पटेल', 'patel'],
      ['गुप्ता', 'gupta'],
      ['जोशी', 'joshi'],
      ['नायर', 'nair'],
    ],
  },
  {
    locale: 'es-ES',
    timezone: 'Europe/Madrid',
    city: 'Málaga',
    country: 'ES',
    dialling: '+34 95 255',
    givenNames: [
      ['Íñigo', 'inigo'],
      ['Lucía', 'lucia'],
      ['Andrés', 'andres'],
      ['Begoña', 'begona'],
      ['Mateo', 'mateo'],
    ],
    familyNames: [
      ['Núñez', 'nunez'],
      ['García', 'garcia'],
      ['Ibáñez', 'ibanez'],
      ['Ortega', 'ortega'],
      ['Peña', 'pena'],
    ],
  },
];

export interface SeedDepartment {
  readonly name: string;
  readonly costCenter: string;
  readonly titles: readonly string[];
}

export const seedDepartments: readonly SeedDepartment[] = [
  { name: 'Engineering', costCenter: '4100', titles: ['Developer', 'Site Reliability Engineer'] },
  { name: 'Sales', costCenter: '4200', titles: ['Account Manager', 'Sales Engineer'] },
  { name: 'People', costCenter: '4300', titles: ['Recruiter', 'People Partner'] },
  { name: 'Finance', costCenter: '4400', titles: ['Accountant', 'Financial Analyst'] },
  { name: 'Support', costCenter: '4500', titles: ['Support Engineer', 'Support Lead'] },
];
