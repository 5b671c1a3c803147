package smpng.litmus.cat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.litmus.grammar.CatLexer;
import smpng.litmus.grammar.CatParser;
import smpng.litmus.grammar.CatParser.InstructionContext;
import smpng.litmus.grammar.CatParser.ModelContext;

/**
 * A parsed file.
 *
 * @param file what errors call it
 * @param folder where its includes are looked for; empty for a text that is no file
 * @param title the model's name as the file gives it; empty text if it does not
 * @param instructions what it says
 */
record CatFile(String file, Optional<Path> folder, String title, List<InstructionContext> instructions) {
    private static final int LARGEST = 1 << 20;

    /** Files of herd's library whose names are known here without them. */
    private static final Set<String> KNOWN = Set.of(
            "stdlib.cat",
            "cos.cat",
            "cross.cat",
            "filters.cat",
            "fences.cat",
            "x86fences.cat",
            "ppcfences.cat",
            "aarch64fences.cat",
            "riscv-defs.cat",
            "c11_base.cat",
            "basic.cat");

    static CatFile read(Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new CatException(path.toString(), 1, 1, "more than " + LARGEST + " bytes");
        }
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        return parse(path.toString(), Optional.ofNullable(path.toAbsolutePath().getParent()), text);
    }

    static CatFile parse(String file, Optional<Path> folder, String text) {
        CatLexer lexer = new CatLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(new Listener(file));
        CatParser parser = new CatParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new Listener(file));
        try {
            ModelContext model = parser.model();
            String title = model.title() == null ? "" : model.title().getText().replace("\"", "");
            return new CatFile(file, folder, title.strip(), List.copyOf(model.instruction()));
        } catch (StackOverflowError e) {
            throw new CatException(file, 1, 1, "nested too deeply");
        }
    }

    /** An included file; empty if its names are known without it. */
    Optional<CatFile> include(Token name, List<String> open) {
        String bare = String.valueOf(name.getText()).replace("\"", "");
        Optional<Path> path = folder.map(f -> f.resolve(bare)).filter(Files::isRegularFile);
        if (path.isEmpty()) {
            if (KNOWN.contains(bare)) {
                return Optional.empty();
            }
            throw error(name, "no such file to include: " + bare);
        }
        if (open.contains(path.get().toString()) || open.size() > LARGEST) {
            throw error(name, bare + " includes itself");
        }
        try {
            return Optional.of(read(path.get()));
        } catch (IOException e) {
            throw error(name, bare + " cannot be read");
        }
    }

    CatException error(Token at, String what) {
        return new CatException(file, at.getLine(), at.getCharPositionInLine() + 1, what);
    }

    /** The files that are being read, with one more. */
    static List<String> opened(List<String> open, CatFile file) {
        List<String> more = new ArrayList<>(open);
        more.add(file.file());
        return more;
    }

    /** Ends the reading at the first error. */
    private static final class Listener extends BaseErrorListener {
        private final String file;

        Listener(String file) {
            this.file = file;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException e) {
            String brief = message.length() > 160 ? message.substring(0, 157) + "..." : message;
            throw new CatException(file, line, column + 1, brief.replace('\n', ' '));
        }
    }
}
