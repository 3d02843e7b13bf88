/// What SuKien asks of libxml2: an HTML page as a flat list of events with their places in the source. No type of libxml2 shows here.
#ifndef SUKIEN_CHTML_H
#define SUKIEN_CHTML_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Elements that have a meaning for reading articles; all others are `SK_TAG_OTHER`.
typedef enum : uint8_t {
  SK_TAG_OTHER,
  SK_TAG_A, SK_TAG_ADDRESS, SK_TAG_ARTICLE, SK_TAG_ASIDE, SK_TAG_AUDIO, SK_TAG_B, SK_TAG_BASE, SK_TAG_BLOCKQUOTE, SK_TAG_BODY, SK_TAG_BR, SK_TAG_BUTTON,
  SK_TAG_CAPTION, SK_TAG_CENTER, SK_TAG_DD, SK_TAG_DETAILS, SK_TAG_DIALOG, SK_TAG_DIV, SK_TAG_DL, SK_TAG_DT, SK_TAG_EM, SK_TAG_EMBED, SK_TAG_FIELDSET,
  SK_TAG_FIGCAPTION, SK_TAG_FIGURE, SK_TAG_FOOTER, SK_TAG_FORM, SK_TAG_FRAMESET, SK_TAG_H1, SK_TAG_H2, SK_TAG_H3, SK_TAG_H4, SK_TAG_H5,
  SK_TAG_H6, SK_TAG_HEAD, SK_TAG_HEADER, SK_TAG_HR, SK_TAG_HTML, SK_TAG_I, SK_TAG_IFRAME, SK_TAG_IMG, SK_TAG_INPUT, SK_TAG_LABEL, SK_TAG_LEGEND, SK_TAG_LI,
  SK_TAG_LINK, SK_TAG_MAIN, SK_TAG_MAP, SK_TAG_META, SK_TAG_NAV, SK_TAG_NOSCRIPT, SK_TAG_OBJECT, SK_TAG_OL, SK_TAG_OPTION, SK_TAG_P, SK_TAG_PICTURE,
  SK_TAG_PRE, SK_TAG_SCRIPT, SK_TAG_SECTION, SK_TAG_SELECT, SK_TAG_SPAN, SK_TAG_STRONG, SK_TAG_STYLE, SK_TAG_SUMMARY, SK_TAG_SVG, SK_TAG_TABLE, SK_TAG_TBODY, SK_TAG_TD,
  SK_TAG_TEMPLATE, SK_TAG_TEXTAREA, SK_TAG_TFOOT, SK_TAG_TH, SK_TAG_THEAD, SK_TAG_TIME, SK_TAG_TITLE, SK_TAG_TR, SK_TAG_UL, SK_TAG_VIDEO
} sk_tag;

/// Attributes that are kept.
typedef enum : uint8_t {
  SK_ATTRIBUTE_ARIA_HIDDEN, SK_ATTRIBUTE_CHARSET, SK_ATTRIBUTE_CLASS, SK_ATTRIBUTE_CONTENT, SK_ATTRIBUTE_DATETIME, SK_ATTRIBUTE_HIDDEN,
  SK_ATTRIBUTE_HREF, SK_ATTRIBUTE_ID, SK_ATTRIBUTE_ITEMPROP, SK_ATTRIBUTE_LANG, SK_ATTRIBUTE_NAME, SK_ATTRIBUTE_PROPERTY, SK_ATTRIBUTE_REL,
  SK_ATTRIBUTE_ROLE, SK_ATTRIBUTE_STYLE, SK_ATTRIBUTE_TITLE, SK_ATTRIBUTE_TYPE
} sk_attribute_name;

typedef enum : uint8_t { SK_EVENT_START, SK_EVENT_END, SK_EVENT_TEXT } sk_event_kind;

/// A start tag, an end tag (also one that the page left out) or a piece of text.
typedef struct {
  sk_event_kind kind;
  sk_tag tag;
  /// For text: 1 when `length` bytes of the pool from `start` are the text (a character reference, or text that the parser repaired); 0 when it
  /// stands in the source as it is.
  uint8_t is_replaced;
  /// Byte offsets in the source. For a start tag both are its place.
  int32_t source_start, source_end;
  /// For replaced text: place in the pool. For a start tag: its attributes.
  int32_t start, length;
} sk_event;

/// Name and value of an attribute; the value stands in the pool.
typedef struct {
  sk_attribute_name name;
  int32_t start, length;
} sk_attribute;

/// A parsed page. Free with `sk_html_free`.
typedef struct sk_html sk_html;

/// Parses valid UTF-8; the charset that the page declares does not count. Never fails but for lack of memory. Linear in the length also for hostile
/// pages: nesting beyond 500 levels is cut off and begun anew, attributes beyond 200 of one tag are left out.
sk_html *_Nullable sk_html_parse(const uint8_t *_Nonnull utf8, int32_t length);
const sk_event *_Nullable sk_html_events(const sk_html *_Nonnull, int32_t *_Nonnull count);
const sk_attribute *_Nullable sk_html_attributes(const sk_html *_Nonnull, int32_t *_Nonnull count);
const uint8_t *_Nullable sk_html_pool(const sk_html *_Nonnull, int32_t *_Nonnull length);
void sk_html_free(sk_html *_Nullable);

#ifdef __cplusplus
}
#endif
#endif
