package smpng.explorer.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Results as JSON files. A file appears complete or not at all, so that a killed run leaves nothing half-written. */
public final class ResultFiles {
    private final ObjectMapper json = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // half a pair in a message has no other form
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * Writes a value.
     *
     * @throws IOException if the folder cannot be made or the file not be written
     */
    public void write(Path file, Object value) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + " is no file name");
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, ".part", ".json");
        try {
            json.writeValue(part.toFile(), value);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Reads a value.
     *
     * @throws IOException if the file cannot be read or does not hold such a value
     */
    public <T extends Object> T read(Path file, Class<T> type) throws IOException {
        T value = json.readValue(file.toFile(), type);
        if (value == null) {
            throw new IOException(file + " is empty");
        }
        return value;
    }

    /** The value as text. */
    public String text(Object value) throws JsonProcessingException {
        return json.writeValueAsString(value);
    }
}
