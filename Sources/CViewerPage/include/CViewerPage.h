/// The style sheet and scripts of `extract view`'s page, built into the binary.
#ifndef SUKIEN_VIEWER_PAGE_H
#define SUKIEN_VIEWER_PAGE_H
#include <stdint.h>
typedef struct {
  const char *_Nonnull name;
  const uint8_t *_Nonnull bytes;
  int64_t length;
} sk_viewer_part;
/// The parts in the order in which they belong into the page; `name` ends in `.css` or `.js`.
int64_t sk_viewer_part_count(void);
sk_viewer_part sk_viewer_part_at(int64_t index);
#endif
