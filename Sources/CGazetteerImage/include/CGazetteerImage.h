/// The compiled gazetteers that `make` puts into the binary (see ARCHITECTURE.md, "Data").
#ifndef SUKIEN_GAZETTEER_IMAGE_H
#define SUKIEN_GAZETTEER_IMAGE_H
#include <stdint.h>
/// Start and length in bytes of the built-in image; the length is 0 in a binary built without one.
const uint8_t *_Nonnull sk_image_bytes(void);
int64_t sk_image_length(void);
#endif
