// The words of the page in both languages. Names of event types come with the data.
const WORDS = {
  en: {
    skip: 'Skip to the content', views: 'Views', text: 'Text', timeline: 'Timeline', network: 'Who with whom', filters: 'Filters',
    reset: 'Show all', language: 'Language', theme: 'Colours', auto: 'automatic', light: 'light', dark: 'dark', documents: 'Documents',
    document: 'Document', previous: 'Previous', next: 'Next', search: 'Search in sentences', entity: 'Takes part', types: 'Event types',
    modality: 'Reality', zone: 'Part of the page', confidence: 'Confidence from', shown: '{n} of {all} events', events: '{n} events',
    event: '1 event', noEvents: 'No event fits the filters.', hint: 'Nothing chosen means everything.', open: 'Open the page',
    showText: 'Show in the text', showCard: 'Show the event', evidence: 'Evidence', rule: 'Rule', codes: 'Codes', id: 'Id',
    details: 'Rule and codes', attribution: 'Says', same: 'Told more fully in another place', negative: 'did not happen',
    asserted: 'happened', planned: 'planned', pledged: 'pledged', requested: 'requested', hypothetical: 'possible', title: 'title',
    lead: 'lead', body: 'body', caption: 'caption', related: 'related', navigation: 'navigation', published: 'Published',
    noText: 'The text is not among the records: the evidence sentences are shown.', furniture: 'Navigation and links ({n} lines)',
    noDate: 'Without a date', ofDocument: 'date of the document', more: 'Show {n} more', perDay: 'Events by day',
    perMonth: 'Events by month', perYear: 'Events by year', only: 'Only {d}', allDays: 'All days', one: 'One', other: 'The other',
    count: 'Events', kinds: 'What', pairs: 'People, organisations and countries in the same event', show: 'Show',
    noPairs: 'No two take part in the same event.', graph: 'Graph of the {n} most frequent pairs; the table below says the same.',
    graphHelp: 'The thicker the line, the more events. Choosing a name filters.', pair: '{a} and {b}', clearPair: 'All pairs',
    unit: '', between: '{a} to {b}', cut: 'Only the first {n} of {all} events are on this page.', none: 'none', mentions: 'Legend',
    print: 'Print', entities: '{n} entities', trigger: 'trigger', to: 'to',
    about: 'Machine reading: check what matters against the text.', types_all: 'all types', yes: 'yes', choose: 'Filter by {name}',
  },
  vi: {
    skip: 'Đến nội dung', views: 'Cách xem', text: 'Văn bản', timeline: 'Dòng thời gian', network: 'Ai với ai', filters: 'Bộ lọc',
    reset: 'Hiện tất cả', language: 'Ngôn ngữ', theme: 'Màu sắc', auto: 'tự động', light: 'sáng', dark: 'tối', documents: 'Văn bản',
    document: 'Văn bản', previous: 'Trước', next: 'Sau', search: 'Tìm trong câu', entity: 'Có tham gia', types: 'Loại sự kiện',
    modality: 'Tính thực', zone: 'Phần của trang', confidence: 'Độ tin cậy từ', shown: '{n} trong {all} sự kiện', events: '{n} sự kiện',
    event: '1 sự kiện', noEvents: 'Không có sự kiện nào hợp với bộ lọc.', hint: 'Không chọn gì nghĩa là tất cả.', open: 'Mở trang gốc',
    showText: 'Xem trong văn bản', showCard: 'Xem sự kiện', evidence: 'Câu chứng cứ', rule: 'Luật', codes: 'Mã', id: 'Mã số',
    details: 'Luật và mã', attribution: 'Lời của', same: 'Được kể đầy đủ hơn ở chỗ khác', negative: 'không xảy ra',
    asserted: 'đã xảy ra', planned: 'dự kiến', pledged: 'cam kết', requested: 'yêu cầu', hypothetical: 'khả năng', title: 'tiêu đề',
    lead: 'sa-pô', body: 'thân bài', caption: 'chú thích ảnh', related: 'tin liên quan', navigation: 'điều hướng',
    published: 'Đăng ngày', noText: 'Bản ghi không có toàn văn: chỉ hiện các câu chứng cứ.', furniture: 'Điều hướng và liên kết ({n} dòng)',
    noDate: 'Không rõ ngày', ofDocument: 'ngày của văn bản', more: 'Hiện thêm {n}', perDay: 'Sự kiện theo ngày',
    perMonth: 'Sự kiện theo tháng', perYear: 'Sự kiện theo năm', only: 'Chỉ {d}', allDays: 'Mọi ngày', one: 'Bên này', other: 'Bên kia',
    count: 'Số sự kiện', kinds: 'Việc gì', pairs: 'Người, tổ chức và quốc gia trong cùng một sự kiện', show: 'Xem',
    noPairs: 'Không có hai bên nào trong cùng một sự kiện.', graph: 'Đồ thị {n} cặp thường gặp nhất; bảng bên dưới nói cùng nội dung.',
    graphHelp: 'Đường càng đậm càng nhiều sự kiện. Chọn một tên để lọc.', pair: '{a} và {b}', clearPair: 'Mọi cặp',
    unit: '', between: '{a} đến {b}', cut: 'Trang này chỉ có {n} sự kiện đầu trong {all}.', none: 'không', mentions: 'Chú giải',
    print: 'In', entities: '{n} thực thể', trigger: 'từ báo sự kiện', to: 'đến',
    about: 'Máy đọc: điều gì quan trọng xin đối chiếu với văn bản.', types_all: 'mọi loại', yes: 'có', choose: 'Lọc theo {name}',
  },
};

const ENTITY_TYPES = {
  en: { person: 'person', organisation: 'organisation', country: 'country', place: 'place', office: 'office', product: 'product',
    disease: 'disease', document: 'document', facility: 'facility', time: 'time', quantity: 'quantity', money: 'money' },
  vi: { person: 'người', organisation: 'tổ chức', country: 'quốc gia', place: 'địa điểm', office: 'chức vụ', product: 'sản phẩm',
    disease: 'bệnh', document: 'văn kiện', facility: 'công trình', time: 'thời gian', quantity: 'số lượng', money: 'tiền' },
};

const FAMILIES = {
  business: 'kinh doanh', conflict: 'xung đột', contact: 'tiếp xúc', diplomacy: 'ngoại giao', disaster: 'thiên tai, tai nạn',
  health: 'y tế', justice: 'tư pháp', legislation: 'lập pháp', life: 'đời sống', movement: 'di chuyển', personnel: 'nhân sự',
  transfer: 'chuyển giao',
};

const ROLES = {
  time: 'thời gian', place: 'địa điểm', topic: 'chủ đề', agent: 'bên thực hiện', quantity: 'số lượng', person: 'người',
  target: 'đối tượng', crime: 'tội danh', victim: 'nạn nhân', defendant: 'bị cáo', org: 'tổ chức', item: 'vật phẩm',
  adjudicator: 'bên phán xử', recipient: 'bên nhận', participant: 'bên tham gia', party: 'các bên', destination: 'nơi đến',
  speaker: 'người phát ngôn', origin: 'nơi đi', money: 'số tiền', position: 'chức vụ', measure: 'biện pháp', instrument: 'phương tiện',
  authority: 'cơ quan', addressee: 'người nhận lời', sender: 'bên gửi', prosecutor: 'bên công tố', entity: 'chủ thể',
  vehicle: 'phương tiện đi lại', supplier: 'bên cung cấp', relation: 'quan hệ', organizer: 'bên tổ chức', imposer: 'bên áp đặt',
  host: 'chủ nhà', document: 'văn kiện', disease: 'bệnh', attacker: 'bên tấn công', visitor: 'khách', supporter: 'bên ủng hộ',
  supported: 'bên được ủng hộ', sentence: 'mức án', seller: 'bên bán', requester: 'bên yêu cầu', reporter: 'bên báo cáo',
  rejecter: 'bên bác bỏ', price: 'giá', plaintiff: 'nguyên đơn', personnel: 'nhân sự', occasion: 'dịp', mediator: 'bên trung gian',
  inviter: 'bên mời', invitee: 'bên được mời', investor: 'nhà đầu tư', giver: 'bên cho', expeller: 'bên trục xuất', donor: 'bên tặng',
  disaster: 'thiên tai', deadline: 'hạn chót', damage: 'thiệt hại', buyer: 'bên mua', beneficiary: 'bên hưởng lợi',
  artifact: 'hiện vật', applicant: 'bên nộp đơn',
};

const PARTS_OF_DAY = {
  en: { TMO: 'morning', TMI: 'noon', TAF: 'afternoon', TEV: 'evening', TNI: 'night', TDT: 'daytime' },
  vi: { TMO: 'sáng', TMI: 'trưa', TAF: 'chiều', TEV: 'tối', TNI: 'đêm', TDT: 'ban ngày' },
};
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

let language = (navigator.language || 'en').toLowerCase().startsWith('vi') ? 'vi' : 'en';

/** A word of the page, with {…} filled in. */
function say(key, fill = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => String(fill[name] ?? ''));
}

function plural(n, key) { return n === 1 && language === 'en' && WORDS.en[key.slice(0, -1)] ? say(key.slice(0, -1)) : say(key, { n: number(n) }); }

function number(n) { return Number(n).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 6 }); }

function roleName(role) { return language === 'vi' ? ROLES[role] ?? role : role.replaceAll('_', ' '); }

function familyName(family) { return language === 'vi' ? FAMILIES[family] ?? family : family; }

function entityTypeName(type) { return ENTITY_TYPES[language][type] ?? type; }

/** `2021-08-23`, `2021-08` or `2021` as people of the language write it. */
function dateName(date) {
  const [y, m, d] = date.split('-');
  if (language === 'vi') return d ? `${+d}/${+m}/${y}` : m ? `${+m}/${y}` : y;
  return d ? `${+d} ${MONTHS[m - 1] ?? m} ${y}` : m ? `${MONTHS[m - 1] ?? m} ${y}` : y;
}

/** A TIMEX3 value for people, as far as it is a date or an interval of dates; else as it is. */
function timeName(value) {
  const ends = value.split('/');
  if (ends.length === 2) {
    const [from, until] = ends.map((end) => (end === '..' ? '…' : timeName(end)));
    return say('between', { a: from, b: until });
  }
  const found = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:(T[A-Z]{2})|T(\d\d:\d\d).*)?$/.exec(value);
  if (!found) return value;
  const [, date, part, clock] = found;
  const more = part ? PARTS_OF_DAY[language][part] : clock;
  if (!more) return part ? value : dateName(date);
  return language === 'vi' ? `${more} ${dateName(date)}` : `${dateName(date)}, ${more}`;
}

/** The normalised value of an argument; empty when there is none. */
function valueName(argument) {
  const { value, low, high, bound, unit, currency } = argument;
  if (typeof value === 'string') return timeName(value);
  if (value === undefined && low === undefined && high === undefined) return '';
  const sign = { '>': '> ', '<': '< ', '~': '≈ ' }[bound] ?? '';
  const amount = value !== undefined ? number(value) : `${low === undefined ? '' : number(low)}–${high === undefined ? '' : number(high)}`;
  return `${sign}${amount} ${currency ?? (unit ?? '').replaceAll('_', ' ')}`.trim();
}
