package smpng.explorer.guest;

/** Which classes have the hash code of {@link Object}: that of an identity, another one in every run. */
final class HashCodes {
    private static final ClassValue<Boolean> OF_OBJECT = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                Class<?> declaring = type.getMethod("hashCode").getDeclaringClass();
                return declaring == Object.class || declaring == Enum.class;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private HashCodes() {}

    static boolean isIdentity(Class<?> type) {
        return OF_OBJECT.get(type);
    }
}
