package smpng.litmus.read;

/** Takes the instructions of one architecture apart. */
interface Decoder {
    /** The register that a word names, under the one name it is kept by; empty text if it is no register. */
    String register(String word);

    /** Adds what an instruction does. */
    void decode(Cell cell, ThreadCode code, Locations locations);
}
