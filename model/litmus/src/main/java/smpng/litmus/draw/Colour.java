package smpng.litmus.draw;

import smpng.litmus.draw.Drawing.Arrow;

/** The colours of arrows: told apart on white and on black, and not by colour alone, as each arrow bears its name. */
final class Colour {
    private Colour() {}

    static String of(Arrow arrow) {
        return switch (arrow.name()) {
            case "rf", "rfe", "rfi" -> "#c0392b";
            case "co", "coe", "coi" -> "#2471a3";
            case "fr", "fre", "fri" -> "#b7700c";
            case "addr", "data", "ctrl" -> "#7d3c98";
            case "po" -> "#6c7a80";
            default -> "#1e8449";
        };
    }
}
