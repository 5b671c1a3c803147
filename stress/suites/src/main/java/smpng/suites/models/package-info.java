/** The evidence for the consistency models, the operational machines beside them and the mappings to them. */
@Suite(
        id = "models",
        title = "consistency models of the machines",
        subjects = {
            Sc.class,
            X86Tso.class,
            SparcTso.class,
            SparcPso.class,
            SparcRmo.class,
            Alpha.class,
            Ia64.class,
            Power.class,
            Armv7.class,
            Armv8.class,
            Riscv.class,
            Rc11.class,
            Jam.class,
            Machines.class,
            Mapping.class
        })
package smpng.suites.models;

import smpng.api.Suite;
import smpng.memory.machine.Machines;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Alpha;
import smpng.memory.model.Armv7;
import smpng.memory.model.Armv8;
import smpng.memory.model.Ia64;
import smpng.memory.model.Jam;
import smpng.memory.model.Power;
import smpng.memory.model.Rc11;
import smpng.memory.model.Riscv;
import smpng.memory.model.Sc;
import smpng.memory.model.SparcPso;
import smpng.memory.model.SparcRmo;
import smpng.memory.model.SparcTso;
import smpng.memory.model.X86Tso;
