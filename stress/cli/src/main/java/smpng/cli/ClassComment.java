package smpng.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smpng.suites.catalogue.Checkout;

/** The comment of a class, where word layout, protocol and lock order stand, as Markdown. */
final class ClassComment {
    private static final Pattern COMMENT =
            Pattern.compile("^/\\*\\*(.*?)\\*/\\s*(?:@\\w+.*\\s*)*^public ", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FIXED = Pattern.compile("<pre>\\n?(.*?)\\s*</pre>", Pattern.DOTALL);

    private ClassComment() {}

    /** Of a class; empty if its source is not in the checkout, or has none. */
    static Optional<String> of(Checkout checkout, String className) throws IOException {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        Optional<Path> file = checkout.find(simple + ".java");
        return file.isEmpty() ? Optional.empty() : in(Files.readString(file.get()));
    }

    /** In a source. */
    static Optional<String> in(String source) {
        Matcher comment = COMMENT.matcher(source);
        return comment.find() ? Optional.of(markdown(group(comment))) : Optional.empty();
    }

    private static String markdown(String javadoc) {
        String text = javadoc.replaceAll("(?m)^ \\* ?", "");
        StringBuilder markdown = new StringBuilder();
        Matcher fixed = FIXED.matcher(text);
        int at = 0;
        while (fixed.find()) {
            markdown.append(prose(text.substring(at, fixed.start())));
            markdown.append("\n\n```\n").append(entities(group(fixed))).append("\n```\n\n");
            at = fixed.end();
        }
        return markdown.append(prose(text.substring(at))).toString().strip();
    }

    private static String group(Matcher found) {
        String text = found.group(1);
        return text == null ? "" : text;
    }

    private static String prose(String html) {
        String text = html.replaceAll("(?m)^\\s+", "")
                .replaceAll("\\{@(?:code|link|linkplain|value)\\s+#?([^}]*)}", "`$1`")
                .replaceAll("</?em>", "*")
                .replaceAll("\\s*<li>\\s*", "\n1. ")
                .replaceAll("\\s*</?(p|ol|ul)>\\s*", "\n\n");
        return entities(text);
    }

    private static String entities(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
