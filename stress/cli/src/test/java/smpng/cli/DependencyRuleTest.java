package smpng.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Dependencies run one way: primitives, model, stress. Inside model, api names no engine's types, bytecode knows no
 * engine, and only simulator and kernel know primitives.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
class DependencyRuleTest {
    private static final String[] MODEL = {
        "smpng.api..",
        "smpng.memory..",
        "smpng.litmus..",
        "smpng.bytecode..",
        "smpng.discipline..",
        "smpng.explorer..",
        "smpng.simulator..",
        "smpng.kernel.."
    };

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("smpng");

    @Test
    void primitivesNeedOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("smpng.primitives..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("smpng.primitives..", "java..", "org.checkerframework..", "smpng.discipline.qual..")
                .check(all);
    }

    @Test
    void modelDoesNotKnowStress() {
        noClasses()
                .that()
                .resideInAnyPackage(MODEL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("smpng.suites..", "smpng.cli..")
                .check(all);
    }

    @Test
    void onlySimulatorAndKernelKnowPrimitives() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "smpng.api..",
                        "smpng.memory..",
                        "smpng.litmus..",
                        "smpng.bytecode..",
                        "smpng.discipline..",
                        "smpng.explorer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("smpng.primitives..")
                .check(all);
    }

    @Test
    void bytecodeKnowsNoEngine() {
        noClasses()
                .that()
                .resideInAPackage("smpng.bytecode..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("smpng.explorer..", "smpng.simulator..", "smpng.kernel..")
                .check(all);
    }

    @Test
    void memoryNeedsNothingOfTheModel() {
        noClasses()
                .that()
                .resideInAPackage("smpng.memory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "smpng.api..", "smpng.litmus..", "smpng.bytecode..", "smpng.explorer..", "smpng.simulator..")
                .check(all);
    }

    @Test
    void explorerAndLitmusShareMemoryOnly() {
        noClasses()
                .that()
                .resideInAPackage("smpng.explorer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("smpng.litmus..", "smpng.simulator..", "smpng.kernel..")
                .check(all);
        noClasses()
                .that()
                .resideInAPackage("smpng.litmus..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("smpng.explorer..", "smpng.bytecode..", "smpng.simulator..", "smpng.kernel..")
                .check(all);
    }

    @Test
    void graphsKnowNoBytecode() {
        noClasses()
                .that()
                .resideInAPackage("smpng.explorer.graph..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("smpng.bytecode..", "smpng.explorer.guest..", "org.objectweb.asm..")
                .check(all);
    }

    @Test
    void theApiNamesNoEnginesTypes() {
        classes()
                .that()
                .resideInAPackage("smpng.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("smpng.api..", "java..", "org.checkerframework..", "org.junit.jupiter.api..")
                .check(all);
    }

    @Test
    void suitesDoNotKnowTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("smpng.suites..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("smpng.cli..")
                .check(all);
    }
}
