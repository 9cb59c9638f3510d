"""Defects to put into a published site, one at a time: each has to be caught by a validator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.validate.damaged import DAMAGES

PAGE, PAIR = "es/everything/index.html", "en-es/everything/index.html"
ENGLISH, FAQ = "en/everything/index.html", "en/questions/index.html"
MOVED = "es/preguntas-de-antes/index.html"
STYLE, MAP, ATOM, FEED = "style.css", "sitemap.xml", "es/atom.xml", "es/feed.json"


@dataclass(frozen=True, slots=True)
class Plant:
    """A defect: what it is, the validator that has to catch it, the file that has it, and the change.

    `shows` are the pages in which a browser can see it: the file itself, where that is a page.
    """

    name: str
    by: str
    path: str
    change: Callable[[str], str]
    shows: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that a browser has to look at."""
        return self.shows or ((self.path,) if self.path.endswith(".html") else ())

    def put(self, root: Path) -> None:
        """Put the defect into the site at `root`. Raises ValueError where there is no place for it."""
        file = root / self.path
        before = file.read_text(encoding="utf-8")
        after = self.change(before)
        if after == before:
            raise ValueError(f"{self.name}: {self.path} has no place for it")
        file.write_text(after, encoding="utf-8")


def first(pattern: str, instead: str) -> Callable[[str], str]:
    """A change of the first place that a pattern finds."""
    return lambda text: re.sub(pattern, instead, text, count=1, flags=re.DOTALL)


def at_end(markup: str) -> Callable[[str], str]:
    """Markup at the end of a page's main part."""
    return first("</main>", f"{markup}</main>".replace("\\", r"\\"))


def in_head(markup: str) -> Callable[[str], str]:
    """Markup at the end of a page's head."""
    return first("</head>", f"{markup}</head>")


def more_style(rules: str) -> Callable[[str], str]:
    """Rules at the end of the stylesheet."""
    return lambda text: f"{text}\n{rules}\n"


def without(pattern: str) -> Callable[[str], str]:
    """Every place of a pattern taken away."""
    return lambda text: re.sub(pattern, "", text, flags=re.DOTALL)


PLANTS = (
    Plant(
        "the page says another language",
        "languages",
        PAGE,
        first('<html lang="es"', '<html lang="en"'),
    ),
    Plant("the page says no language", "languages", PAGE, first('<html lang="es"', "<html")),
    Plant(
        "a passage says another language",
        "spoken",
        PAGE,
        first(r'(<span[^>]* class="untranslated[^>]*lang=)"en"', r'\1"es"'),
    ),
    Plant(
        "the error page says another language",
        "languages",
        "es/404.html",
        first('<html lang="es"', '<html lang="en"'),
    ),
    Plant("a language that is none", "languages", PAGE, first('lang="ar"', 'lang="arabic!"')),
    Plant(
        "a name that translators may touch",
        "spoken",
        PAGE,
        first(r'<span translate="no">(Product Name)', r"<span>\1"),
    ),
    Plant(
        "nobody says where to help", "help", PAGE, first('<a href="https://translate[^>]*>', "<a>")
    ),
    Plant(
        "nobody says where to help with what is in preparation",
        "help",
        "es-MX/index.html",
        first('<a href="https://translate[^>]*>', "<a>"),
    ),
    Plant(
        "Spanish of another country",
        "languages",
        "es-MX/everything/index.html",
        first('<html lang="es-MX"', '<html lang="es"'),
    ),
    Plant(
        "silent English in a list",
        "lists",
        "es/index.html",
        first(r'(<ul class="entries">.*?<span[^>]*>)[^<]*', r"\1Every word of another language"),
    ),
    Plant(
        "English in a list without a note",
        "lists",
        "es/index.html",
        first(
            r'(<ul class="entries">.*?)<span[^>]*>[^<]*',
            r'\1<span lang="en">Every word of another language',
        ),
    ),
    Plant(
        "silent English in the description of a feed",
        "lists",
        ATOM,
        first("(<summary>)[^<]*", r"\1Every word of another language"),
    ),
    Plant(
        "silent English in the title of a feed",
        "lists",
        ATOM,
        first("(<entry.*?<title>)[^<]*", r"\1Every word of another language"),
    ),
    Plant(
        "silent English in a JSON feed",
        "lists",
        FEED,
        first('("summary": ")[^"]+', r"\1Every word of another language"),
    ),
    Plant(
        "silent English in the title of a page",
        "lists",
        PAGE,
        first("<title>[^<]*", "<title>Every word of another language"),
    ),
    Plant(
        "silent English", "silence", PAGE, first('(<span[^>]*) class="untranslated[^"]*"', r"\1")
    ),
    Plant(
        "an alternate is not reciprocal",
        "alternates",
        ENGLISH,
        without(r'<link rel="alternate" hreflang="es"[^>]*>'),
    ),
    Plant(
        "no x-default",
        "alternates",
        PAGE,
        without(r'<link rel="alternate" hreflang="x-default"[^>]*>'),
    ),
    Plant(
        "no alternates at all",
        "alternates",
        "es/untitled/index.html",
        without(r'<link rel="alternate" hreflang[^>]*>'),
    ),
    Plant(
        "a relative alternate",
        "alternates",
        PAGE,
        first(r'(hreflang="en" href=)"https?://[^"]*"', r'\1"../../en/everything/"'),
    ),
    Plant(
        "an alternate of a page in two languages",
        "alternates",
        PAIR,
        in_head(
            '<link rel="alternate" hreflang="es" href="https://example.org/news/es/everything/">'
        ),
    ),
    Plant(
        "the canonical address of another page",
        "canonical",
        PAGE,
        first('(canonical" href="[^"]*)/es/', r"\1/en/"),
    ),
    Plant("no canonical address", "canonical", PAGE, without(r'<link rel="canonical"[^>]*>')),
    Plant(
        "another address for Open Graph",
        "canonical",
        PAGE,
        first('(og:url" content="[^"]*)/es/', r"\1/en/"),
    ),
    Plant(
        "a territory of another language",
        "locales",
        PAGE,
        first('content="es_ES"', 'content="en_US"'),
    ),
    Plant("a locale without a territory", "locales", PAGE, first('"es_ES"', '"es"')),
    Plant("another country's territory", "locales", PAGE, first('"es_ES"', '"es_MX"')),
    Plant(
        "no locale for Open Graph", "locales", PAGE, without('<meta property="og:locale" [^>]*>')
    ),
    Plant(
        "another locale that is none",
        "locales",
        PAGE,
        first('(og:locale:alternate" content=)"en_US"', r'\1"xx_XX"'),
    ),
    Plant(
        "another language without its locale",
        "locales",
        PAGE,
        without('<meta property="og:locale:alternate" content="en_US">'),
    ),
    Plant(
        "another title for Open Graph",
        "previews",
        PAGE,
        first('(og:title" content=)"[^"]*"', r'\1"Évéry block"'),
    ),
    Plant("no title for Open Graph", "previews", PAGE, without('<meta property="og:title"[^>]*>')),
    Plant("no description", "previews", PAGE, without('<meta name="description"[^>]*>')),
    Plant(
        "no description anywhere in the head",
        "previews",
        PAGE,
        without('<meta (?:name="|property="og:)description"[^>]*>|"description":"[^"]*",'),
    ),
    Plant(
        "another description for Open Graph",
        "previews",
        PAGE,
        first('(og:description" content=")', r"\1Nó. "),
    ),
    Plant(
        "a link to nowhere",
        "links",
        PAGE,
        first(r"\.\./questions/index\.html", "../question/index.html"),
    ),
    Plant("a fragment that is not there", "links", PAGE, first("#who-pays-for-this", "#who-pays")),
    Plant(
        "a fragment of the page itself", "links", PAGE, first('href="#chosen"', 'href="#choosen"')
    ),
    Plant(
        "a picture that is not there",
        "links",
        PAGE,
        first('(src="[^"]*assets)/picture', r"\1/painting"),
    ),
    Plant(
        "a picture for previews that is not there",
        "links",
        PAGE,
        first('(og:image" content="[^"]*assets)/picture', r"\1/painting"),
    ),
    Plant(
        "a passage without its identifier",
        "passages",
        PAGE,
        first(r'<span id="s-\w+"([^>]*)>', r"<span\1>"),
    ),
    Plant(
        "a passage without its link",
        "passages",
        PAGE,
        first(r'<a class="permalink"[^>]*>#</a>', ""),
    ),
    Plant(
        "a link whose name is in another language",
        "labels",
        PAGE,
        first("Enlace a este pasaje", "Link to this passage"),
    ),
    Plant(
        "a link in a passage of another language",
        "labels",
        PAGE,
        first(r'<span id="s-\w+"(?=[^>]*>[^<]*<a class="permalink")', r'\g<0> lang="en"'),
    ),
    Plant(
        "a link without a name in words",
        "labels",
        PAGE,
        first(' aria-label="Enlace a este pasaje"', ""),
    ),
    Plant(
        "a redirect to nowhere", "redirects", MOVED, first(r"url=\.\./questions", "url=../question")
    ),
    Plant(
        "a redirect that says another address",
        "redirects",
        MOVED,
        first('(canonical" href="[^"]*)/es/', r"\1/en/"),
    ),
    Plant("a redirect without a link", "redirects", MOVED, first("<p><a [^>]*>", "<p><a>")),
    Plant(
        "a host's redirect to nowhere",
        "redirects",
        "_redirects",
        first("es/questions", "es/question"),
    ),
    Plant(
        "a host's redirect to a file that is not there",
        "redirects",
        "_redirects",
        first(r"questions\.epub 301", "question.epub 301"),
    ),
    Plant(
        "a host's redirect to a file of another kind",
        "redirects",
        "_redirects",
        first(r"questions\.epub 301", "questions.txt 301"),
    ),
    Plant("an id twice", "identifiers", PAGE, first(r'<h2 id="repeated"', '<h2 id="chosen"')),
    Plant(
        "a reference to no id",
        "identifiers",
        PAGE,
        at_end('<p aria-labelledby="nobody" role="note">x</p>'),
    ),
    Plant("a script", "scripts", PAGE, at_end("<script>document.title = 'x'</script>")),
    Plant(
        "a script from a file",
        "scripts",
        PAGE,
        in_head('<script src="../../assets/x.js"></script>'),
    ),
    Plant(
        "a second block of data",
        "scripts",
        PAGE,
        in_head('<script type="application/ld+json">{}</script>'),
    ),
    Plant("a handler", "scripts", PAGE, first("<h2 ", '<h2 onclick="x()" ')),
    Plant(
        "a link that runs", "scripts", PAGE, at_end('<p><a href="java&#9;script:x()">Run</a></p>')
    ),
    Plant(
        "a picture of a third party",
        "requests",
        PAGE,
        at_end('<img src="//elsewhere.example/x.png" alt="x">'),
    ),
    Plant(
        "a stylesheet that fetches",
        "requests",
        STYLE,
        lambda text: '@import "x.css";\n' + text,
        (PAGE,),
    ),
    Plant(
        "a font of a third party",
        "requests",
        STYLE,
        more_style("@font-face{font-family:x;src:url(https://elsewhere.example/x.woff)}"),
        (PAGE,),
    ),
    Plant(
        "a page fetched ahead",
        "requests",
        PAGE,
        in_head('<link rel="prefetch" href="../../en/everything/">'),
    ),
    Plant(
        "a frame",
        "scripts",
        PAGE,
        at_end('<iframe src="../../en/everything/index.html" title="x"></iframe>'),
    ),
    Plant("a style in place", "policy", PAGE, first("<h2 ", '<h2 style="color:red" ')),
    Plant("a picture without a text", "vnu", PAGE, first(r'(<img [^>]*)alt="[^"]*"', r"\1")),
    Plant("a heading skipped", "vnu", PAGE, first(r"<h3([^>]*)>(.*?)</h3>", r"<h5\1>\2</h5>")),
    Plant("grey on white", "axe", STYLE, more_style("p{color:light-dark(#aaa,#eee)}"), (PAGE,)),
    Plant("grey on black", "axe", STYLE, more_style("p{color:light-dark(#111,#444)}"), (PAGE,)),
    Plant("wider than a telephone", "reflow", STYLE, more_style("main{min-width:30rem}"), (PAGE,)),
    Plant(
        "the focus does not show",
        "keyboard",
        STYLE,
        more_style("*:focus{outline:none!important}"),
        (PAGE,),
    ),
    Plant(
        "a link that Tab does not reach",
        "keyboard",
        PAGE,
        first("<a href", '<a tabindex="-1" href'),
    ),
    Plant("a link without a name", "axe", PAGE, at_end('<p><a href="#chosen"></a></p>')),
    Plant(
        "no zoom", "vnu", PAGE, first("width=device-width", "width=device-width, user-scalable=no")
    ),
    Plant("a field without a label", "pa11y", PAGE, at_end('<p><input type="text"></p>')),
    Plant("an empty title", "canonical", PAGE, first("<title>[^<]*</title>", "<title></title>")),
    Plant("two main parts", "vnu", PAGE, first("</main>", "</main><main><p>x</p></main>")),
    Plant("an element left open", "vnu", PAGE, at_end("<section><p>x</p>")),
    Plant("a list item outside a list", "vnu", PAGE, at_end("<li>x</li>")),
    Plant("an attribute that is none", "vnu", PAGE, first("<h2 ", '<h2 colour="red" ')),
    Plant(
        "a date that is none",
        "dates",
        PAGE,
        first('datetime="2025-03-09"', 'datetime="2025-13-09"'),
    ),
    Plant(
        "a question that is not on the page",
        "structured data",
        FAQ,
        first('"name":"Who', '"name":"Why'),
    ),
    Plant(
        "an answer that is not on the page",
        "structured data",
        FAQ,
        first('"text":"The', '"text":"All the'),
    ),
    Plant("data that is no JSON", "structured data", PAGE, first('"@graph":', '"@graph"')),
    Plant(
        "a type that schema.org does not know",
        "structured data",
        PAGE,
        first("NewsArticle", "NewsArticel"),
    ),
    Plant(
        "a property of the wrong type",
        "structured data",
        PAGE,
        first('"headline":"[^"]*"', '"headline":{"a":1}'),
    ),
    Plant(
        "data in another language",
        "structured data",
        PAGE,
        first('"inLanguage":"es"', '"inLanguage":"en"'),
    ),
    Plant(
        "a date that the page does not show",
        "structured data",
        PAGE,
        first('hed":"2025-03-09', 'hed":"2025-03-08'),
    ),
    Plant(
        "a page that shows no date at all",
        "structured data",
        PAGE,
        without("</?time[^>]*>"),
    ),
    Plant(
        "half of the title in the data",
        "structured data",
        PAGE,
        first('("headline":"[^" ]*)[^"]*"', r'\1"'),
    ),
    Plant(
        "another description in the data",
        "structured data",
        PAGE,
        first('("description":")', r"\1Nó. "),
    ),
    Plant(
        "a correction that the page does not show",
        "structured data",
        PAGE,
        first('(CorrectionComment","text":")[^"]*', r"\1Nobody corrects this."),
    ),
    Plant(
        "another picture in the data",
        "structured data",
        PAGE,
        first('("image":"[^"]*)picture.es.png', r"\1picture.png"),
    ),
    Plant(
        "a translation of another work",
        "structured data",
        PAGE,
        first('(OfWork":{"@id":"[^"]*)everything', r"\1questions"),
    ),
    Plant(
        "a page that is not for search engines",
        "site map",
        PAGE,
        in_head('<meta name="robots" content="noindex">'),
    ),
    Plant(
        "a page not in the site map",
        "site map",
        MAP,
        first(r"<url>\s*<loc>[^<]*/es/everything/</loc>.*?</url>", ""),
    ),
    Plant(
        "an alternate of the site map differs",
        "site map",
        MAP,
        first(r'(hreflang="es" href="[^"]*)/es/everything/', r"\1/es/plain/"),
    ),
    Plant("a site map that is no XML", "site map", MAP, first("</urlset>", "")),
    Plant("a date of the site map", "site map", MAP, first("<lastmod>[^<]*", "<lastmod>yesterday")),
    Plant(
        "a page of the site map that is not there",
        "site map",
        MAP,
        first("(<loc>[^<]*)/es/plain/", r"\1/es/plane/"),
    ),
    Plant("robots.txt without the site map", "robots", "robots.txt", first("Sitemap:.*", "")),
    Plant("a date of the feed", "atom", ATOM, first("<updated>[^<]*", "<updated>2025-03-09")),
    Plant(
        "an entry twice",
        "atom",
        ATOM,
        lambda text: re.sub("(<entry.*?</entry>)", r"\1\1", text, count=1, flags=re.DOTALL),
    ),
    Plant(
        "an entry of another language",
        "atom",
        ATOM,
        lambda text: text.replace("/es/everything/", "/en/everything/"),
    ),
    Plant("a feed without a language", "atom", ATOM, first(' xml:lang="es"', "")),
    Plant("a feed that is no XML", "atom", ATOM, first("<title>", "<title>&")),
    Plant(
        "the title of another page in the feed",
        "json feed",
        FEED,
        first('("title": "[^"]*)("[^"]*"summary")', r"\1!\2"),
    ),
    Plant("a JSON feed that is no JSON", "json feed", FEED, first(r"\{", "")),
    Plant("an item without an id", "json feed", FEED, first('"id": "[^"]*"', '"id": ""')),
)


def names() -> Iterator[str]:
    """The names of every defect, each once."""
    yield from (one.name for one in (*PLANTS, *DAMAGES))


def catchers() -> dict[str, str]:
    """The validator that has to catch each defect, by its name."""
    return {one.name: one.by for one in PLANTS} | {one.name: "epubcheck" for one in DAMAGES}
