package smpng.explorer.guest;

import smpng.bytecode.classfile.Names;

/** Which classes are nobody's program, by internal name. */
final class Naming {
    private Naming() {}

    /** True for the classes of the JDK. */
    static boolean isPlatform(String name) {
        return name.startsWith("java/")
                || name.startsWith("javax/")
                || name.startsWith("jdk/")
                || name.startsWith("sun/")
                || name.startsWith("com/sun/");
    }

    /** True for the explorer itself, but for the models that the program sees in place of classes of the JDK. */
    static boolean isExplorer(String name) {
        String inside = name.substring(0, name.lastIndexOf('/') + 1);
        return inside.equals("smpng/explorer/graph/")
                || inside.equals("smpng/explorer/guest/")
                || inside.equals("smpng/bytecode/");
    }

    /** True for what stands in place of a class of the JDK, by binary name. */
    static boolean isModel(String name) {
        return Names.internal(name).startsWith(Renaming.MODELS) || Shadows.isShadow(Names.internal(name));
    }
}
