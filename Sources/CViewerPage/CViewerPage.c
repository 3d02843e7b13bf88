#include "CViewerPage.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t style[] = {
#embed "page/page.css"
};
static const uint8_t cards[] = {
#embed "page/cards.css"
};
static const uint8_t labels[] = {
#embed "page/labels.js"
};
static const uint8_t model[] = {
#embed "page/model.js"
};
static const uint8_t card[] = {
#embed "page/card.js"
};
static const uint8_t text[] = {
#embed "page/text.js"
};
static const uint8_t timeline[] = {
#embed "page/timeline.js"
};
static const uint8_t network[] = {
#embed "page/network.js"
};
static const uint8_t start[] = {
#embed "page/start.js"
};

static const sk_viewer_part parts[] = {
    {"page.css", style, sizeof style},          {"cards.css", cards, sizeof cards},       {"labels.js", labels, sizeof labels},
    {"model.js", model, sizeof model},          {"card.js", card, sizeof card},           {"text.js", text, sizeof text},
    {"timeline.js", timeline, sizeof timeline}, {"network.js", network, sizeof network}, {"start.js", start, sizeof start},
};

int64_t sk_viewer_part_count(void) { return sizeof parts / sizeof parts[0]; }
sk_viewer_part sk_viewer_part_at(int64_t index) { return parts[index]; }
