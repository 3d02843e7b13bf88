#include "CHTML.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace {

constexpr int kMostLevels = 500;
constexpr int kMostAttributes = 200;
/// Shorter text is handed over only when the parser stands behind it.
constexpr size_t kFlushLength = 500;
/// No character reference is longer, and none gives more bytes.
constexpr size_t kLongestReference = 40;
constexpr size_t kLongestCharacter = 8;
/// How many times longer than the part before it a part is taken to be at first.
constexpr size_t kWindowGrowth = 8;
constexpr size_t kWindowEdge = 1024;

struct Name {
  const char *name;
  int id;
};

const Name kTags[] = {
    {"a", SK_TAG_A}, {"address", SK_TAG_ADDRESS}, {"amp-ad", SK_TAG_IFRAME}, {"amp-embed", SK_TAG_IFRAME}, {"amp-iframe", SK_TAG_IFRAME}, {"amp-img", SK_TAG_IMG},
    {"amp-sidebar", SK_TAG_NAV}, {"article", SK_TAG_ARTICLE}, {"aside", SK_TAG_ASIDE}, {"audio", SK_TAG_AUDIO},
    {"b", SK_TAG_B}, {"base", SK_TAG_BASE}, {"blockquote", SK_TAG_BLOCKQUOTE}, {"body", SK_TAG_BODY}, {"br", SK_TAG_BR}, {"button", SK_TAG_BUTTON},
    {"caption", SK_TAG_CAPTION}, {"center", SK_TAG_CENTER}, {"dd", SK_TAG_DD}, {"details", SK_TAG_DETAILS}, {"dialog", SK_TAG_DIALOG},
    {"div", SK_TAG_DIV}, {"dl", SK_TAG_DL}, {"dt", SK_TAG_DT}, {"em", SK_TAG_EM}, {"embed", SK_TAG_EMBED}, {"fieldset", SK_TAG_FIELDSET},
    {"figcaption", SK_TAG_FIGCAPTION}, {"figure", SK_TAG_FIGURE}, {"footer", SK_TAG_FOOTER}, {"form", SK_TAG_FORM},
    {"frameset", SK_TAG_FRAMESET}, {"h1", SK_TAG_H1}, {"h2", SK_TAG_H2}, {"h3", SK_TAG_H3}, {"h4", SK_TAG_H4}, {"h5", SK_TAG_H5},
    {"h6", SK_TAG_H6}, {"head", SK_TAG_HEAD}, {"header", SK_TAG_HEADER}, {"hr", SK_TAG_HR}, {"html", SK_TAG_HTML},
    {"i", SK_TAG_I}, {"iframe", SK_TAG_IFRAME}, {"img", SK_TAG_IMG}, {"input", SK_TAG_INPUT}, {"label", SK_TAG_LABEL}, {"legend", SK_TAG_LEGEND},
    {"li", SK_TAG_LI}, {"link", SK_TAG_LINK}, {"main", SK_TAG_MAIN}, {"map", SK_TAG_MAP}, {"meta", SK_TAG_META}, {"nav", SK_TAG_NAV},
    {"noscript", SK_TAG_NOSCRIPT}, {"object", SK_TAG_OBJECT}, {"ol", SK_TAG_OL}, {"option", SK_TAG_OPTION}, {"p", SK_TAG_P},
    {"picture", SK_TAG_PICTURE}, {"pre", SK_TAG_PRE}, {"script", SK_TAG_SCRIPT}, {"section", SK_TAG_SECTION}, {"select", SK_TAG_SELECT},
    {"span", SK_TAG_SPAN}, {"strong", SK_TAG_STRONG}, {"style", SK_TAG_STYLE}, {"summary", SK_TAG_SUMMARY}, {"svg", SK_TAG_SVG}, {"table", SK_TAG_TABLE}, {"tbody", SK_TAG_TBODY},
    {"td", SK_TAG_TD}, {"template", SK_TAG_TEMPLATE}, {"textarea", SK_TAG_TEXTAREA}, {"tfoot", SK_TAG_TFOOT}, {"th", SK_TAG_TH},
    {"thead", SK_TAG_THEAD}, {"time", SK_TAG_TIME}, {"title", SK_TAG_TITLE}, {"tr", SK_TAG_TR}, {"ul", SK_TAG_UL}, {"video", SK_TAG_VIDEO},
};

const Name kAttributes[] = {
    {"aria-hidden", SK_ATTRIBUTE_ARIA_HIDDEN}, {"charset", SK_ATTRIBUTE_CHARSET}, {"class", SK_ATTRIBUTE_CLASS},
    {"content", SK_ATTRIBUTE_CONTENT}, {"datetime", SK_ATTRIBUTE_DATETIME}, {"hidden", SK_ATTRIBUTE_HIDDEN}, {"href", SK_ATTRIBUTE_HREF},
    {"id", SK_ATTRIBUTE_ID}, {"itemprop", SK_ATTRIBUTE_ITEMPROP}, {"lang", SK_ATTRIBUTE_LANG}, {"name", SK_ATTRIBUTE_NAME},
    {"property", SK_ATTRIBUTE_PROPERTY}, {"rel", SK_ATTRIBUTE_REL}, {"role", SK_ATTRIBUTE_ROLE}, {"style", SK_ATTRIBUTE_STYLE},
    {"title", SK_ATTRIBUTE_TITLE}, {"type", SK_ATTRIBUTE_TYPE},
};

/// The id of a name in a table sorted by name, or `missing`.
template <size_t n>
int find(const Name (&names)[n], const char *name, int missing) {
  const Name *found = std::lower_bound(names, names + n, name, [](const Name &a, const char *b) { return strcasecmp(a.name, b) < 0; });
  return found != names + n && strcasecmp(found->name, name) == 0 ? found->id : missing;
}

}  // namespace

struct sk_html {
  /// The source with what upsets the parser replaced byte for byte, so that offsets stay.
  std::string source;
  std::vector<sk_event> events;
  std::vector<sk_attribute> attributes;
  std::string pool;

  htmlParserCtxtPtr parser = nullptr;
  /// Where the part that is parsed now begins.
  size_t base = 0;
  /// Behind the last text and the last tag.
  size_t last = 0;
  size_t lastTag = 0;
  std::vector<sk_tag> open;
  /// Set when the nesting was cut off: where to begin anew.
  size_t resume = 0;

  size_t position() const {
    const xmlParserInput *input = parser->input;
    if (!input) return last;
    size_t at = base + input->consumed + static_cast<size_t>(input->cur - input->base);
    return std::min(at, source.size());
  }
};

namespace {

/// Controls and noncharacters, which end or upset the parser, become spaces and U+FFFD; of a tag with too many attributes the rest becomes blank.
void clean(std::string &s) {
  for (size_t i = 0; i < s.size(); i++) {
    unsigned char c = static_cast<unsigned char>(s[i]);
    if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F) s[i] = ' ';
    if (c == 0xEF && i + 2 < s.size() && static_cast<unsigned char>(s[i + 1]) == 0xBF && static_cast<unsigned char>(s[i + 2]) >= 0xBE) {
      s[i + 2] = '\xBD';
    }
  }
  for (size_t i = 0; i + 1 < s.size(); i++) {
    if (s[i] != '<' || !isalpha(static_cast<unsigned char>(s[i + 1]))) continue;
    int words = 0;
    char quote = 0;
    size_t at = i + 1;
    for (; at < s.size() && (quote || s[at] != '>'); at++) {
      if (quote) {
        if (s[at] == quote) quote = 0;
      } else if (s[at] == '"' || s[at] == '\'') {
        quote = s[at];
        words++;
      } else if (isspace(static_cast<unsigned char>(s[at - 1])) || s[at] == '/' || s[at] == '=') {
        words++;
      }
      if (words > kMostAttributes * 3) {
        // Blank up to the end of the tag, quotes or not.
        for (; at < s.size() && s[at] != '>'; at++) {
          if (s[at] != '\n') s[at] = ' ';
        }
        break;
      }
    }
    // An open quote would swallow the rest of the page here: the parser decides, this scan goes on behind the tag's name.
    if (at < s.size()) i = at;
  }
}

void startElement(void *context, const xmlChar *name, const xmlChar **attributes) {
  auto *html = static_cast<sk_html *>(context);
  auto tag = static_cast<sk_tag>(find(kTags, reinterpret_cast<const char *>(name), SK_TAG_OTHER));
  size_t at = html->position();
  sk_event event = {SK_EVENT_START, tag, 0, static_cast<int32_t>(at), static_cast<int32_t>(at),
                    static_cast<int32_t>(html->attributes.size()), 0};
  int count = 0;
  for (; attributes && attributes[0] && count < kMostAttributes; attributes += 2, count++) {
    int id = find(kAttributes, reinterpret_cast<const char *>(attributes[0]), -1);
    if (id < 0) continue;
    const char *value = attributes[1] ? reinterpret_cast<const char *>(attributes[1]) : "";
    size_t length = strlen(value);
    html->attributes.push_back(
        {static_cast<sk_attribute_name>(id), static_cast<int32_t>(html->pool.size()), static_cast<int32_t>(length)});
    html->pool.append(value, length);
  }
  event.length = static_cast<int32_t>(html->attributes.size()) - event.start;
  html->events.push_back(event);
  html->open.push_back(tag);
  html->lastTag = at;
  if (html->open.size() < kMostLevels) return;
  size_t end = html->source.find('>', at);
  html->resume = end == std::string::npos ? html->source.size() : end + 1;
  xmlStopParser(html->parser);
}

void endElement(void *context, const xmlChar *name) {
  auto *html = static_cast<sk_html *>(context);
  auto tag = static_cast<sk_tag>(find(kTags, reinterpret_cast<const char *>(name), SK_TAG_OTHER));
  int32_t at = static_cast<int32_t>(html->position());
  html->events.push_back({SK_EVENT_END, tag, 0, at, at, 0, 0});
  if (!html->open.empty()) html->open.pop_back();
  html->lastTag = static_cast<size_t>(at);
}

/// Where a character reference begins that the parser stands behind; npos when it stands behind none.
size_t reference(const sk_html *html, size_t at, size_t length) {
  if (length > kLongestCharacter) return std::string::npos;
  size_t limit = std::max(html->last, at > kLongestReference ? at - kLongestReference : 0);
  for (size_t i = at; i-- > limit;) {
    switch (html->source[i]) {
      case '&': return i;
      case '<': case '>': case ' ': case '\n': case '\t': case '\r': return std::string::npos;
      default: break;
    }
  }
  return std::string::npos;
}

void addText(sk_html *html, size_t start, size_t end) {
  html->events.push_back({SK_EVENT_TEXT, SK_TAG_OTHER, 0, static_cast<int32_t>(start), static_cast<int32_t>(end), 0, 0});
  html->last = end;
}

/// Text that stands in the source as it is gets its place; other text goes to the pool.
void text(void *context, const xmlChar *bytes, int count) {
  auto *html = static_cast<sk_html *>(context);
  if (count <= 0) return;
  size_t length = static_cast<size_t>(count);
  size_t at = html->position();
  const std::string &source = html->source;
  size_t found = reference(html, at, length);
  bool isSign = length == 1 && *bytes == '&';
  // `&bogus;` is no reference: the sign alone is handed over, with the parser already behind the name.
  if (found != std::string::npos && isSign && source.compare(found, 4, "&amp") != 0 && source.compare(found, 2, "&#") != 0) {
    return addText(html, found, found + 1);
  }
  if (found == std::string::npos) {
    // A lone `<` is handed over before the parser steps past it, long text before it steps past the last character.
    size_t most = length >= kFlushLength ? 4 : length == 1 && *bytes == '<' ? 1 : 0;
    for (size_t shift = 0; shift <= most; shift++) {
      size_t end = at + shift;
      if (end > source.size() || end < length || end - length < html->last) continue;
      if (memcmp(source.data() + end - length, bytes, length) == 0) return addText(html, end - length, end);
    }
  }
  size_t start = found != std::string::npos ? found : std::min(std::max(html->last, html->lastTag), at);
  html->events.push_back({SK_EVENT_TEXT, SK_TAG_OTHER, 1, static_cast<int32_t>(start), static_cast<int32_t>(at),
                          static_cast<int32_t>(html->pool.size()), count});
  html->pool.append(reinterpret_cast<const char *>(bytes), length);
  html->last = at;
}

void ignore(void *, const char *, ...) {}

/// Parses from `base` to `end`; false when there is no memory.
bool parsePart(sk_html *html, size_t end) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.startElement = startElement;
  handler.endElement = endElement;
  handler.characters = text;
  handler.ignorableWhitespace = text;
  handler.cdataBlock = text;
  handler.warning = ignore;
  handler.error = ignore;
  handler.fatalError = ignore;
  const char *start = html->source.data() + html->base;
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(start, static_cast<int>(end - html->base));
  if (!parser) return false;
  xmlSAXHandlerPtr own = parser->sax;
  parser->sax = &handler;
  parser->userData = html;
  html->parser = parser;
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser);
  parser->sax = own;
  htmlFreeParserCtxt(parser);
  html->parser = nullptr;
  return true;
}

/// Parses from `base` on up to the end or to where the nesting is cut off; false when there is no memory.
///
/// The parser copies what it is given. To give it all that is left each time the nesting is cut off would make a square of a page without end tags,
/// so a part behind such a place gets a window first, and a larger one when it was not cut off there.
///
/// \param window how many bytes to begin with.
bool parse(sk_html *html, size_t window) {
  const size_t events = html->events.size(), attributes = html->attributes.size(), pool = html->pool.size();
  const size_t last = html->last, lastTag = html->lastTag;
  for (;; window *= kWindowGrowth) {
    const size_t size = html->source.size();
    const size_t end = window < size - html->base ? html->base + window : size;
    html->resume = 0;
    if (!parsePart(html, end)) return false;
    // A tag at the edge of the window may be half a tag.
    if (end == size || (html->resume && html->resume + kWindowEdge < end)) return true;
    html->events.resize(events);
    html->attributes.resize(attributes);
    html->pool.resize(pool);
    html->last = last;
    html->lastTag = lastTag;
    html->open.clear();
  }
}

/// End tags for what is open.
void closeAll(sk_html *html, size_t at) {
  while (!html->open.empty()) {
    html->events.push_back({SK_EVENT_END, html->open.back(), 0, static_cast<int32_t>(at), static_cast<int32_t>(at), 0, 0});
    html->open.pop_back();
  }
  html->last = at;
}

}  // namespace

extern "C" {

sk_html *sk_html_parse(const uint8_t *utf8, int32_t length) {
  static const bool isReady = (xmlInitParser(), true);
  (void)isReady;
  auto *html = new sk_html;
  html->source.assign(reinterpret_cast<const char *>(utf8), static_cast<size_t>(length));
  clean(html->source);
  size_t window = html->source.size();
  while (html->base < html->source.size() && parse(html, window)) {
    closeAll(html, html->resume ? html->resume : html->source.size());
    if (!html->resume) break;
    window = kWindowGrowth * (html->resume - html->base) + kWindowEdge;
    html->base = html->resume;
  }
  html->source.clear();
  html->source.shrink_to_fit();
  return html;
}

const sk_event *sk_html_events(const sk_html *html, int32_t *count) {
  *count = static_cast<int32_t>(html->events.size());
  return html->events.data();
}

const sk_attribute *sk_html_attributes(const sk_html *html, int32_t *count) {
  *count = static_cast<int32_t>(html->attributes.size());
  return html->attributes.data();
}

const uint8_t *sk_html_pool(const sk_html *html, int32_t *length) {
  *length = static_cast<int32_t>(html->pool.size());
  return reinterpret_cast<const uint8_t *>(html->pool.data());
}

void sk_html_free(sk_html *html) { delete html; }

}  // extern "C"
