#include "CICU.h"

#include <unicode/brkiter.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <string>
#include <vector>

using icu::Edits;
using icu::Normalizer2;

static const Normalizer2 *nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2 *normalizer = Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) ? normalizer : nullptr;
}

struct sk_normalized {
  std::string bytes;
  std::vector<sk_edit> edits;
};

struct sk_segmenter {
  UBreakIterator *words;
  std::vector<UChar> utf16;
  std::vector<int32_t> offsets;  // UTF-16 index -> UTF-8 offset
  std::vector<sk_word> found;
};

extern "C" {

int sk_is_nfc(const uint8_t *utf8, int32_t length) {
  const Normalizer2 *normalizer = nfc();
  if (!normalizer) return 1;
  UErrorCode status = U_ZERO_ERROR;
  UBool normal = normalizer->isNormalizedUTF8(icu::StringPiece(reinterpret_cast<const char *>(utf8), length), status);
  return U_SUCCESS(status) && normal;
}

sk_normalized *sk_normalize(const uint8_t *utf8, int32_t length) {
  const Normalizer2 *normalizer = nfc();
  if (!normalizer) return nullptr;
  auto *result = new sk_normalized;
  icu::StringByteSink<std::string> sink(&result->bytes);
  Edits edits;
  UErrorCode status = U_ZERO_ERROR;
  normalizer->normalizeUTF8(0, icu::StringPiece(reinterpret_cast<const char *>(utf8), length), sink, &edits, status);
  if (U_FAILURE(status)) {
    delete result;
    return nullptr;
  }
  Edits::Iterator it = edits.getFineChangesIterator();
  while (it.next(status)) {
    result->edits.push_back({it.sourceIndex(), it.sourceIndex() + it.oldLength(), it.destinationIndex(),
                             it.destinationIndex() + it.newLength()});
  }
  return result;
}

const uint8_t *sk_normalized_bytes(const sk_normalized *n, int32_t *length) {
  *length = static_cast<int32_t>(n->bytes.size());
  return reinterpret_cast<const uint8_t *>(n->bytes.data());
}

const sk_edit *sk_normalized_edits(const sk_normalized *n, int32_t *count) {
  *count = static_cast<int32_t>(n->edits.size());
  return n->edits.data();
}

void sk_normalized_free(sk_normalized *n) { delete n; }

sk_segmenter *sk_segmenter_new(void) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open(UBRK_WORD, "vi", nullptr, 0, &status);
  if (U_FAILURE(status)) return nullptr;
  auto *segmenter = new sk_segmenter;
  segmenter->words = words;
  return segmenter;
}

void sk_segmenter_free(sk_segmenter *s) {
  ubrk_close(s->words);
  delete s;
}

const sk_word *sk_segment(sk_segmenter *s, const uint8_t *utf8, int32_t length, int32_t *count) {
  s->utf16.resize(static_cast<size_t>(length) + 1);
  s->offsets.resize(static_cast<size_t>(length) + 1);
  int32_t in = 0, out = 0;
  while (in < length) {
    int32_t start = in;
    UChar32 c;
    U8_NEXT_OR_FFFD(utf8, in, length, c);
    s->offsets[out] = start;
    if (c <= 0xFFFF) {
      s->utf16[out++] = static_cast<UChar>(c);
    } else {
      s->utf16[out++] = U16_LEAD(c);
      s->offsets[out] = start;
      s->utf16[out++] = U16_TRAIL(c);
    }
  }
  s->offsets[out] = length;
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(s->words, s->utf16.data(), out, &status);
  if (U_FAILURE(status)) return nullptr;
  s->found.clear();
  ubrk_first(s->words);
  for (int32_t at = ubrk_next(s->words); at != UBRK_DONE; at = ubrk_next(s->words)) {
    s->found.push_back({s->offsets[at], ubrk_getRuleStatus(s->words)});
  }
  *count = static_cast<int32_t>(s->found.size());
  static const sk_word none = {0, 0};
  return s->found.empty() ? &none : s->found.data();
}

uint32_t sk_lower(uint32_t c) { return static_cast<uint32_t>(u_tolower(static_cast<UChar32>(c))); }
int sk_is_upper(uint32_t c) { return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c)); }
int sk_is_letter(uint32_t c) { return u_isalpha(static_cast<UChar32>(c)) || (u_getCombiningClass(static_cast<UChar32>(c)) != 0); }

uint8_t *sk_convert(const char *charset, const uint8_t *bytes, int32_t length, int32_t *count) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t need = ucnv_convert("UTF-8", charset, nullptr, 0, reinterpret_cast<const char *>(bytes), length, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status)) return nullptr;
  status = U_ZERO_ERROR;
  auto *result = static_cast<uint8_t *>(malloc(static_cast<size_t>(need) + 1));
  *count = ucnv_convert("UTF-8", charset, reinterpret_cast<char *>(result), need + 1, reinterpret_cast<const char *>(bytes),
                        length, &status);
  if (U_FAILURE(status)) {
    free(result);
    return nullptr;
  }
  return result;
}

void sk_free(void *pointer) { free(pointer); }

}  // extern "C"
