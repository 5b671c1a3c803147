package smpng.memory.machine;

import java.util.List;
import smpng.memory.program.Program;
import smpng.memory.program.ThreadPath;

/** The ways through each thread of a program: where a machine that decides branches in advance gets them from. */
@FunctionalInterface
public interface Paths {
    /** By thread, every path. */
    List<List<ThreadPath>> of(Program program);
}
