"""Opens pages of `extract view` in a real browser: what is to be seen, used and heard, and that hostile text stays text.

usage: test_viewer.py PROGRAM [FOLDER]   screenshots go to FOLDER when one is named
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = ["--only-gazetteers", "--gazetteers", os.path.join(ROOT, "Tests/CommandTests/SmallData")]
HOSTILE = "</script><script>window.owned=1</script><img src=x onerror='window.owned=1'>\"'><svg onload=window.owned=1>{{owned}}‮"


def page_of(program, folder, name, *arguments, records=None):
    path = os.path.join(folder, name)
    text = None if records is None else "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    run = subprocess.run([program, "view", *DATA, "--output", path, *arguments], input=text, text=True, capture_output=True)
    assert run.returncode == 0, run.stderr
    return "file://" + path


def hostile_records():
    span = {"start": 0, "end": len(HOSTILE), "text": HOSTILE}
    argument = {"role": "visitor", "entity": "d#e1", "name": HOSTILE, **span}
    return [
        {"record": "document", "document": HOSTILE, "url": "javascript:window.owned=1", "title": HOSTILE, "source": HOSTILE, "date": "2021-08-24",
         "language": "vi", "zones": [], "sentences": 1, "tokens": 3, "entities": 1, "events": 2, "warnings": []},
        {"record": "sentence", "document": HOSTILE, "index": 1, "zone": "body", **span, "tokens": 3},
        {"record": "mention", "document": HOSTILE, "type": "person", **span, "form": "name", "entity": "d#e1", "rule": "r"},
        {"record": "entity", "document": HOSTILE, "id": "d#e1", "type": "person", "name": HOSTILE, "mentions": []},
        {"record": "entity", "document": HOSTILE, "id": "d#e2", "type": "country", "name": "<b>" + HOSTILE, "mentions": []},
        {"record": "event", "document": HOSTILE, "id": "d#v1", "type": "visit", "family": HOSTILE, "codes": {"plover": HOSTILE}, "trigger": span,
         "arguments": [argument, {"role": HOSTILE, "entity": "d#e2", "name": "<b>" + HOSTILE, **span}], "modality": "planned",
         "polarity": "positive", "zone": "body", "sentence": span, "summary": HOSTILE, "rule": HOSTILE, "confidence": 0.5},
    ]


def many_records(count):
    for number in range(count):
        document = f"d{number // 20}"
        span = {"start": 0, "end": 3, "text": "gặp"}
        names = [(f"{document}#e{i}", f"Người {(number + i * i) % 90}") for i in range(2)]
        if number % 20 == 0:
            yield {"record": "document", "document": document, "date": f"2021-{number // 500 % 12 + 1:02}-{number % 28 + 1:02}", "language": "vi",
                   "zones": [], "sentences": 1, "tokens": 1, "entities": 2, "events": 20, "warnings": []}
            yield {"record": "sentence", "document": document, "index": 1, "zone": "body", **span, "tokens": 1}
            for key, name in names:
                yield {"record": "entity", "document": document, "id": key, "type": "person", "name": name, "mentions": []}
        yield {"record": "event", "document": document, "id": f"{document}#v{number}", "type": "meeting", "family": "contact", "codes": {},
               "trigger": span, "arguments": [{"role": "participant", "entity": key, "name": name, **span} for key, name in names],
               "modality": "asserted", "polarity": "positive", "zone": "body", "sentence": span, "rule": "r", "confidence": 0.9}


def merged_records():
    """One actor under two names; a meeting that took place, one that did not; years between them."""
    span = {"start": 0, "end": 3, "text": "gặp"}
    for number, (name, polarity, year) in enumerate([("Nga", "positive", 2001), ("Liên bang Nga", "positive", 2009),
                                                     ("Liên bang Nga", "negative", 2010)]):
        document = f"d{number}"
        names = [(f"{document}#e1", name, "country/RU"), (f"{document}#e2", "Mỹ", "country/US")]
        yield {"record": "document", "document": document, "date": f"{year}-01-02", "language": "vi", "zones": [], "sentences": 1, "tokens": 1,
               "entities": 2, "events": 1, "warnings": []}
        for key, own, actor in names:
            yield {"record": "entity", "document": document, "id": key, "type": "country", "name": own, "key": actor, "mentions": []}
        yield {"record": "event", "document": document, "id": f"{document}#v1", "type": "meeting", "family": "contact", "codes": {},
               "trigger": span, "arguments": [{"role": "participant", "entity": key, "name": own, **span} for key, own, _ in names],
               "modality": "asserted", "polarity": polarity, "zone": "body", "sentence": span, "rule": "r", "confidence": 0.9}


class Browser:
    def __init__(self, browser, shots):
        self.browser, self.shots, self.problems = browser, shots, []

    def open(self, address, width=1440, height=900, language="vi-VN", **options):
        page = self.browser.new_context(viewport={"width": width, "height": height}, locale=language, **options).new_page()
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda message: self.problems.append(message.text))
        page.on("dialog", lambda dialog: self.problems.append("dialog"))
        page.on("request", lambda request: self.problems.append(request.url) if request.url != address else None)
        page.goto(address)
        return page

    def shot(self, page, name):
        if self.shots:
            page.screenshot(path=os.path.join(self.shots, name + ".png"))


def reading(browser, address):
    page = browser.open(address)
    assert page.locator("html").get_attribute("lang") == "vi"
    for landmark in ["banner", "navigation", "main", "complementary"]:
        assert page.get_by_role(landmark).count() >= 1, landmark
    assert page.locator(".text h2.title").count() >= 1
    cards, triggers = page.locator(".cards .card").count(), page.locator(".text .trigger").count()
    assert cards > 5 and triggers > 5, (cards, triggers)
    trigger = page.locator(".text p .trigger").first
    trigger.click()
    assert trigger.get_attribute("aria-pressed") == "true"
    assert page.locator(".card.chosen").count() == 1
    assert page.locator(".text .filler[data-role]").count() >= 1
    browser.shot(page, "text")
    page.locator("#language").select_option("en")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#view-text").inner_text() == "Text"
    page.locator("#theme").select_option("dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 28)"
    browser.shot(page, "dark")


def keyboard(browser, address):
    page = browser.open(address, language="en-GB")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("#view-timeline").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "view-timeline", "the focus stays where it was"
    assert page.locator("#view-timeline").get_attribute("aria-current") == "page"
    unnamed = page.evaluate("""[...document.querySelectorAll('button, input, select, a')].filter((element) =>
        !element.textContent.trim() && !element.getAttribute('aria-label') && !element.labels?.length).length""")
    assert unnamed == 0, f"{unnamed} controls without a name"


def filters(browser, address):
    page = browser.open(address, language="en-GB")
    page.locator("#view-timeline").click()
    everything = page.locator('p[role=status]').inner_text()
    page.locator("#filter-modality-planned").check()
    some = page.locator('p[role=status]').inner_text()
    assert some != everything
    assert page.locator(".card .chip.planned").count() == page.locator(".card").count() > 0
    page.locator("#filter-search").fill("dien dam")
    page.wait_for_timeout(400)
    assert page.evaluate("document.activeElement.id") == "filter-search"
    assert page.locator('p[role=status]').inner_text() != some
    page.locator("#reset").click()
    assert page.locator('p[role=status]').inner_text() == everything
    assert page.locator(".bars button").count() >= 1
    page.locator(".bars button").first.click()
    assert page.locator('p[role=status]').inner_text() != everything
    browser.shot(page, "timeline")
    page.locator("#reset").click()
    page.locator("#view-network").click()
    assert page.locator("tbody tr").count() >= 1 and page.locator("svg .node").count() >= 2
    browser.shot(page, "network")
    page.locator("tbody tr button", has_text="Show").first.click()
    assert page.locator(".narrowed").count() == 1
    page.locator(".jump").first.click()
    assert page.locator(".text .trigger.chosen").count() >= 1


def merged(browser, address):
    """Two names are one actor, a pair counts what it shows, two fields do not lose each other's text, gaps of years are seen."""
    page = browser.open(address, language="en-GB")
    page.locator("#view-timeline").click()
    assert page.locator(".bars li").count() == 3 and page.locator(".bars li.apart").count() == 1
    everything = page.locator(".card").count()
    for name in ["Nga", "lien bang"]:
        page.locator("#filter-entity").fill(name)
        page.wait_for_timeout(400)
        assert page.locator(".card").count() == everything == 3, name
    page.locator("#reset").click()
    page.evaluate("""() => { for (const [name, value] of [['search', 'gap'], ['entity', 'khong co ai']]) {
      const field = document.getElementById(`filter-${name}`); field.value = value; field.dispatchEvent(new Event('input')); } }""")
    page.wait_for_timeout(400)
    assert page.locator("#filter-search").input_value() == "gap" and page.locator("#filter-entity").input_value() == "khong co ai"
    assert page.locator(".card").count() == 0
    page.locator("#reset").click()
    page.locator("#view-network").click()
    assert page.locator("tbody tr").count() == 1
    assert page.locator("tbody tr").inner_text().startswith("Liên bang Nga")
    assert page.locator("tbody tr td.number").inner_text() == "2"
    page.locator("tbody tr button", has_text="Show").first.click()
    assert page.locator(".card").count() == 2


def phone(browser, address):
    page = browser.open(address, width=360, height=740, device_scale_factor=2, is_mobile=True, color_scheme="dark", reduced_motion="reduce")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(".text .trigger").first.click()
    assert page.locator(".card.chosen").is_visible()
    for view in ["timeline", "network", "text"]:
        page.locator(f"#view-{view}").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, view
    browser.shot(page, "phone")
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()


def contrast(browser, address):
    """Text against its ground, 4.5 to 1 at least, in both schemes."""
    script = """() => {
      const parse = (color) => color.match(/[\\d.]+/g).map(Number);
      const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
      const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const color = getComputedStyle(at).backgroundColor;
          if (color.startsWith('rgb(')) return parse(color);
        }
        return [255, 255, 255];
      };
      const weak = [];
      for (const element of document.querySelectorAll('main *, header *, aside *')) {
        if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || !element.checkVisibility()) continue;
        if (element.closest(':disabled') || element.matches('.hidden, .skip, option') || element.closest('svg')) continue;
        const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
        if ((a + 0.05) / (b + 0.05) < 4.5) weak.push(`${element.className || element.tagName}: ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
      }
      return [...new Set(weak)];
    }"""
    for scheme in ["light", "dark"]:
        page = browser.open(address, color_scheme=scheme)
        for view in ["text", "timeline", "network"]:
            page.locator(f"#view-{view}").click()
            weak = page.evaluate(script)
            assert not weak, (scheme, view, weak)


def hostile(browser, address):
    page = browser.open(address, language="en-GB")
    for view in ["text", "timeline", "network"]:
        page.locator(f"#view-{view}").click()
        for button in page.locator("main button:visible").all()[:12]:
            if button.is_visible() and button.is_enabled():
                button.click()
                page.locator(f"#view-{view}").click()
        assert page.locator("img, main script, iframe, object, embed").count() == 0
        assert page.evaluate("window.owned") is None
    assert page.locator("a[href^=javascript]").count() == 0
    page.locator("#view-text").click()
    page.locator("#reset").click() if page.locator("#reset").count() else None
    assert page.locator(".text").inner_text().replace("\n", "").startswith("</script><script>window.owned=1")
    bare = browser.open(address, java_script_enabled=False)
    assert bare.locator("img, iframe").count() == 0


def many(browser, address):
    page = browser.open(address, language="en-GB")
    for view in ["text", "timeline", "network"]:
        begin = page.evaluate("performance.now()")
        page.locator(f"#view-{view}").click()
        page.wait_for_function("document.querySelector('main > div:last-child')")
        assert page.evaluate("performance.now()") - begin < 4000, view
        assert page.locator("main *").count() < 9000, view
    page.locator("#view-timeline").click()
    before = page.locator(".card").count()
    page.locator(".more").click()
    assert page.locator(".card").count() > before


def main(program, shots=None):
    program = os.path.abspath(program)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        samples = [os.path.join(ROOT, "Samples", name) for name in ["dien-dam", "phien-toa"]]
        gold, texts = [path + ".gold.jsonl" for path in samples], [a for path in samples for a in ("--texts", path + ".txt")]
        one = page_of(program, folder, "one.html", gold[0], *texts)
        two = page_of(program, folder, "two.html", *gold, *texts)
        bad = page_of(program, folder, "bad.html", "--title", HOSTILE, records=hostile_records())
        big = page_of(program, folder, "big.html", records=many_records(6000))
        met = page_of(program, folder, "met.html", records=merged_records())
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        browser = Browser(chromium, shots)
        for test, address in [(reading, one), (keyboard, two), (filters, two), (phone, one), (contrast, two), (hostile, bad), (many, big),
                              (merged, met)]:
            test(browser, address)
            assert not browser.problems, (test.__name__, browser.problems[:3])
        chromium.close()
    print("the pages work")


main(*sys.argv[1:])
