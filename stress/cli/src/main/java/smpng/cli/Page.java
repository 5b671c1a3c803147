package smpng.cli;

import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The frame of every page: readable offline, in light and dark, with nothing fetched from anywhere. */
final class Page {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8886; --good: #1a7f37; --bad: #cf222e; --quiet: #777; }
            @media (prefers-color-scheme: dark) { :root { --good: #4ac26b; --bad: #ff7b72; --quiet: #999; } }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
            main { max-width: 78rem; margin: 0 auto; padding: 1.5rem; }
            table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
            .wide { overflow-x: auto; }
            .timeline td { font: 13px/1.4 ui-monospace, monospace; }
            .timeline tr.switch td { border-top: 2px solid var(--line); }
            pre { overflow-x: auto; font: 13px/1.4 ui-monospace, monospace; padding: .8rem; border: 1px solid var(--line); }
            code { font: 13px ui-monospace, monospace; }
            .holds { color: var(--good); font-weight: 600; }
            .fails { color: var(--bad); font-weight: 600; }
            .quiet { color: var(--quiet); }
            """;

    private Page() {}

    static String render(String heading, DomContent... content) {
        return document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                title(heading),
                                style(rawHtml(STYLE))),
                        body(main(h1(heading)).with(content)))
                .withLang("en"));
    }

    /** Markdown of a note as HTML; HTML within it is shown, not obeyed. */
    static DomContent markdown(String text) {
        List<org.commonmark.Extension> extensions = List.of(TablesExtension.create());
        return rawHtml(HtmlRenderer.builder()
                .extensions(extensions)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(Parser.builder().extensions(extensions).build().parse(text)));
    }
}
