package smpng.explorer.linearizability;

import java.util.List;

/**
 * A method that scenarios are made of.
 *
 * @param name its name
 * @param descriptor its descriptor
 * @param values for each parameter the values it is called with
 * @param once whether a scenario has it at most once
 * @param group operations of one group are never concurrent with each other; empty for none
 */
public record Operation(String name, String descriptor, List<List<Object>> values, boolean once, String group) {}
