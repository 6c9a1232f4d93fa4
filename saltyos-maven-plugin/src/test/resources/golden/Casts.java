package golden;

/** Type tests and casts: a function over the type number; null passes a cast and fails a test. */
public final class Casts {
    interface Animal {}

    static final class Dog implements Animal {
        int age = 3;
    }

    static final class Cat implements Animal {}

    private static final Animal[] ANIMALS = {new Dog(), new Cat()};

    private Casts() {}

    public static boolean test(int i) {
        return ANIMALS[i] instanceof Dog;
    }

    public static int cast(int i) {
        return ((Dog) ANIMALS[i]).age;
    }

    public static int pattern(int i) {
        return ANIMALS[i] instanceof Dog dog ? dog.age : 0;
    }
}
