package smpng.cli;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The frame of every page: readable offline, in light and dark, with nothing fetched from anywhere. */
final class Page {
    private static final String STYLE = """
            :root { color-scheme: light dark; --back: #fff; --text: #1d2125; --line: #d5d9de; --shade: #f4f6f8;
                --link: #0b5cad; --good: #15692f; --bad: #b3141f; --quiet: #5b646d; }
            @media (prefers-color-scheme: dark) { :root { --back: #14171a; --text: #dfe3e7; --line: #3a4148;
                --shade: #1e2328; --link: #7db8f5; --good: #58c477; --bad: #ff7f78; --quiet: #9aa4ae; } }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 0; background: var(--back); color: var(--text); }
            main { max-width: 84rem; margin: 0 auto; padding: 1.2rem 1.5rem 3rem; }
            h1 { font-size: 1.6rem; line-height: 1.25; margin: .6rem 0; }
            h2 { font-size: 1.2rem; margin: 1.8rem 0 .4rem; }
            a { color: var(--link); }
            a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
            table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
            th { font-size: 13px; }
            .wide { overflow-x: auto; }
            h1, h2, p, td, th, li { unicode-bidi: isolate; } h1, h2, p, td, li { overflow-wrap: anywhere; }
            .steps th { overflow-wrap: anywhere; }
            .steps { min-width: 40rem; } .steps td { font: 12.5px/1.45 ui-monospace, monospace; padding: .2rem .6rem; max-width: 30rem; }
            .steps td:first-child { text-align: right; color: var(--quiet); width: 2.5rem; } .steps .quiet { font-size: 11.5px; }
            .steps code { display: block; font-size: 11.5px; color: var(--quiet); } .steps .mode { color: var(--quiet); }
            .steps a { text-decoration: none; } tr:target td { background: var(--shade); }
            tr.later { opacity: .35; } tr.now td { background: var(--shade); box-shadow: inset 0 2px var(--link), inset 0 -2px var(--link); }
            g.later { opacity: .3; } g.now rect.box { stroke: var(--link); stroke-width: 3px; }
            .stepper { position: sticky; top: 0; background: var(--back); padding: .4rem 0; z-index: 1; }
            .stepper button { font: inherit; padding: .1rem .7rem; margin-right: .4rem; }
            .whole:not(:checked) ~ .wide tr.aside { display: none; } tr.aside td { color: var(--quiet); }
            .graph svg { display: block; height: auto; max-width: none; }
            .matrix { min-width: 58rem; table-layout: fixed; }
            .matrix th:first-child { position: sticky; left: 0; background: var(--back); width: 8.5rem; }
            .matrix th small, td small { display: block; font-weight: 400; color: var(--quiet); font-size: 12.5px; }
            .found { min-width: 40rem; } .found td:nth-child(1), .found td:nth-child(4) { white-space: nowrap; }
            .claims { min-width: 44rem; table-layout: fixed; } .claims th:nth-child(1) { width: 4rem; } .claims th:nth-child(2) { width: 36%; }
            .claims td:first-child, .bugs td:first-child { white-space: nowrap; }
            .counts { min-width: 70rem; } .counts td { font-size: 13.5px; }
            .brief { min-width: 40rem; } .brief td, .brief th { padding: .2rem .5rem; } .brief .holds, .brief .fails { margin-right: .4rem; }
            .number { text-align: right; font-variant-numeric: tabular-nums; }
            .support { margin: 0 0 .7rem; overflow-wrap: anywhere; }
            .support small { display: block; color: var(--quiet); font-size: 13px; }
            .timeline { min-width: 56rem; }
            .timeline td { font: 12.5px/1.4 ui-monospace, monospace; padding: .15rem .6rem; }
            .timeline td:first-child { text-align: right; color: var(--quiet); }
            .timeline tr.turn td { border-top: 2px solid var(--quiet); }
            .timeline tr.note td { background: var(--shade); font-weight: 600; }
            .timeline tr.switch td, .timeline tr.cut td { color: var(--quiet); }
            .timeline tr.fails td { font: 15px/1.5 system-ui, sans-serif; color: var(--bad); font-weight: 600; text-align: left; }
            .timeline td div { white-space: nowrap; }
            .timeline td code { font-size: 11.5px; color: var(--quiet); display: block; max-width: 24rem; overflow: hidden;
                text-overflow: ellipsis; white-space: nowrap; }
            .who { display: inline-block; padding: 0 .35rem; margin-right: .4rem; border: 1px solid var(--line); border-radius: 3px; }
            pre { overflow-x: auto; font: 12.5px/1.45 ui-monospace, monospace; padding: .7rem; background: var(--shade); }
            code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .6rem 0; }
            dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
            .holds { color: var(--good); font-weight: 600; }
            .fails { color: var(--bad); font-weight: 600; }
            .quiet { color: var(--quiet); }
            @media (max-width: 40rem) { main { padding: .6rem .8rem 2rem; } dl { grid-template-columns: 1fr; gap: 0; }
                dd { margin-bottom: .4rem; } .claims { min-width: 0; } .claims thead { display: none; }
                .claims tr { display: block; border-bottom: 2px solid var(--line); }
                .steps { min-width: 0; } .steps thead, .steps td:empty { display: none; } .steps tr { display: block;
                padding: .3rem 0; border-bottom: 1px solid var(--line); } .steps td { display: block; border: 0; padding: 0 0 0 2rem; max-width: none; }
                .steps td:first-child { float: left; padding: 0; width: 1.5rem; } .steps td[data-who]::before { content: attr(data-who) ": "; font-weight: 600; }
                .claims td { display: block; border: 0; padding: .2rem 0; } }
            @media print { .wide { overflow: visible; } .matrix, .claims, .timeline, .steps { min-width: 0; }
                .stepper { display: none; } tr.later, g.later { opacity: 1; } .graph svg { max-width: 100%; } }
            """;

    /** A longer heading is cut. */
    private static final int LONGEST = 240;

    private Page() {}

    static String render(String heading, DomContent... content) {
        return render(heading, "", content);
    }

    /**
     * A page with a script of its own. No other one is run, wherever it may come from: the browser is told to compare.
     *
     * @param script the program; empty for none
     */
    static String render(String heading, String script, DomContent... content) {
        return PlainText.shown(document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent(policy(script)),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                title(PlainText.cut(heading, LONGEST)),
                                style(rawHtml(STYLE))),
                        body(main(h1(PlainText.cut(heading, LONGEST))).with(content))
                                .condWith(!script.isEmpty(), script().with(rawHtml(script))))
                .withLang("en")));
    }

    private static String policy(String script) {
        String scripts = script.isEmpty() ? "" : "; script-src 'sha256-" + digest(script) + "'";
        return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" + scripts;
    }

    private static String digest(String script) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What may be wider than the window: it scrolls by itself, by keyboard too. */
    static DomContent wide(String label, DomContent content) {
        return div(content)
                .withClass("wide")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", label);
    }

    /** Entries of a list of facts: files beside the page. */
    static DomContent files(List<String> names) {
        return names.isEmpty()
                ? text("")
                : each(dt("also as"), dd(each(names, name -> span(a(form(name)).withHref(name), text(" ")))));
    }

    private static String form(String name) {
        return name.endsWith(".trace.json")
                ? "trace (Perfetto)"
                : "graph (" + name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT) + ")";
    }

    /** An instant as people write it. */
    static String date(String iso) {
        return iso.replaceFirst("T([0-9]{2}:[0-9]{2}).*", " $1 UTC");
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
