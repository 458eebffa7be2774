package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is masked, and what an office needs to read. Generated numbers are the same in every run. */
class MaskingTest {

    private static final long SEED = 20260101;
    private static final int LINES = 2_000;

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final List<String> REGIONS = List.of("410402", "410403", "110101", "440305", "652901", "513221");
    private static final List<String> AROUND =
            List.of("我的身份证%s丢了", "号码是 %s，怎么办", "%s", "（%s）能补吗", "证号:%s。", "Tel%s打不通", "我%s一直没人接");

    @ParameterizedTest
    @CsvSource({
        "我的身份证 110101199003077758 丢了, 我的身份证 11*************758 丢了",
        "11010119900307109x 怎么换, 11*************09X 怎么换",
        "１１０１０１１９９００３０７７７５８, 11*************758",
        "11010119900307109Ｘ, 11*************09X",
        "110101 19900307 7758, 11*************758",
        "110101-1990-0307-7758, 11*************758",
        "老证 110101680307775 还能用吗, 老证 11**********775 还能用吗",
        "电话13800138000打不通, 电话138****8000打不通",
        "+86 138-0013-8000, 138****8000",
        "＋８６１３８００１３８０００, 138****8000",
        "008613800138000, 138****8000",
        "138 0013 8000 或 139.0013.9000, 138****8000 或 139****9000",
        "13800138000一直没人接, 138****8000一直没人接",
        "一三八零零一三八〇〇〇, 138****8000",
        "wx13800138000x, wx138****8000",
        "工资卡 6222020200112230 换了, 工资卡 62***********230 换了",
        "6222 0202 0011 2230, 62***********230",
        "发到 zhang.san+1@mail.example.com.cn。, 发到 z****@mail.example.com.cn。",
        "13800138000@139.com, 1****@139.com",
        "我家电话0375-2820001, 我家电话03******001",
        "联系电话（0375）2820001一直占线, 联系电话（03******001一直占线",
        "０１０－６２３３４４５５, 01******455",
        "座机2820001, 座机28**001",
        "护照E12345678丢了, 护照E******78丢了",
        "e 1234 5678, E******78",
        "ＥＡ１２３４５６７, E******67",
        "旧的G12345678, 旧的G******78",
        "港澳通行证C12345678 过期了, 港澳通行证C******78 过期了",
        "回乡证 H12345678, 回乡证 H******78",
        "台胞证号12345678, 台胞证号1*****78",
        "外国护照号：AB1234567, 外国护照号：A******67",
        "豫D12345 的车, 豫D***** 的车",
        "豫·d​ 1234 5, 豫D*****",
        "粤BD12345 年审, 粤B****** 年审",
        "豫D1234学, 豫D*****",
    })
    void shortensPersonalNumbersToTheirEnds(String text, String masked) {
        assertThat(Masking.mask(text)).isEqualTo(new Masking.Masked(masked, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "统一社会信用代码 91410402MA3X4B5C6D 怎么变更",
                "信用代码 11410402005450000X",
                "信用代码914104027191234567",
                "办件编号 410402202301150012 办好了吗",
                "受理号：4104022023011500123",
                "流水号20230115000123456",
                "打 12345 还是 12348、12333、110",
                "0375-2820000 是哪个单位的电话",
                "400-618-9090",
                "2022年330项、1262项、60.9%",
                "2019-2020-2021-2022 四年的数字",
                "5000-6000-7000-8000 元",
                "国办发〔2022〕32号",
                "许可证编号 JY14104020012345",
                "注册号 410402600012345",
                "110101199003077759", // the check digit is wrong
                "110101199013077758", // month 13
                "12800138000",
                "138001380001",
                "3.14159265358979",
                "不动产中心电话0375-2820000打不通",
                "投诉热线：0375-12345",
                "0375-2820000是不是人社局的",
                "C20230115001 这个受理号",
                "G1234次火车",
                "京B2-20180001",
                "新A股市场",
                "豫D开头的车牌怎么上",
                "护照 2023年办的",
                "zhangsan@办事大厅",
                "@某某 你好",
                "",
            })
    void leavesWhatIsNobodysOwn(String text) {
        assertThat(Masking.mask(text)).isEqualTo(new Masking.Masked(text, false));
    }

    @Test
    void findsEveryGeneratedNumberHoweverItIsWritten() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int line = 0; line < LINES; line++) {
            String number = switch (line % 6) {
                case 0, 1 -> idNumber(random);
                case 2, 3 -> "1" + (3 + random.nextInt(7)) + digits(random, 9);
                case 4 -> card(random);
                default ->
                    "0" + (3 + random.nextInt(7)) + digits(random, 2) + (2 + random.nextInt(7)) + digits(random, 6);
            };
            String text = AROUND.get(random.nextInt(AROUND.size())).formatted(written(number, random));
            Masking.Masked masked = Masking.mask(text);

            assertThat(masked.found()).as(text).isTrue();
            String middle = number.substring(3, number.length() - 4);
            assertThat(ascii(masked.text())).as(text).doesNotContain(middle);
            assertThat(Masking.mask(masked.text()))
                    .as("masking twice")
                    .isEqualTo(new Masking.Masked(masked.text(), false));
        }
    }

    @Test
    void c21_findsWhatIsWrittenInChineseWithACountryOrAsAnAddress() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int line = 0; line < LINES; line++) {
            String phone = "1" + (3 + random.nextInt(7)) + digits(random, 9);
            String written = switch (line % 6) {
                case 0 -> chinese(phone, random);
                case 1 -> chinese(idNumber(random), random);
                case 2 -> oldIdNumber(random);
                case 3 -> List.of("+86", "+86 ", "0086", "86-").get(random.nextInt(4)) + phone;
                case 4 ->
                    List.of("zhang.san", "li_4", "w-5", "qq" + digits(random, 8))
                                    .get(random.nextInt(4))
                            + List.of("@163.com", "@mail.example.com.cn", "＠qq.com")
                                    .get(random.nextInt(3));
                default -> wide(oldIdNumber(random));
            };
            String text = AROUND.get(random.nextInt(AROUND.size())).formatted(written);
            Masking.Masked masked = Masking.mask(text);

            assertThat(masked.found()).as(text).isTrue();
            String middle = line % 6 == 4 ? written : written.substring(3, written.length() - 4);
            assertThat(masked.text()).as(text).doesNotContain(middle);
        }
    }

    @Test
    void c21_findsBothHalvesWhereverANumberIsSplit() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int line = 0; line < LINES; line++) {
            String number = line % 2 == 0 ? idNumber(random) : "1" + (3 + random.nextInt(7)) + digits(random, 9);
            int at = 3 + random.nextInt(number.length() - 6);
            String first = "我的号码" + number.substring(0, at);
            String second = number.substring(at) + "能补吗";

            assertThat(Masking.mask(second).found()
                            || Masking.split(first, second).isPresent())
                    .as("%s / %s", first, second)
                    .isTrue();
        }
    }

    @Test
    void findsEveryGeneratedPassportPermitAndPlate() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int line = 0; line < LINES; line++) {
            String number = document(line, random);
            String written = random.nextBoolean() ? number : wide(number);
            String text = "我的" + (line % 2 == 0 ? " " : "") + written + "怎么办";
            Masking.Masked masked = Masking.mask(text);

            assertThat(masked.found()).as(text).isTrue();
            assertThat(ascii(masked.text())).as(text).doesNotContain(number.substring(3, number.length() - 2));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "身份证 1101011990, 03077758 能补吗, 身份证 ******, ****** 能补吗",
        "１１０１０１, 199003077758, ******, ******",
        "我号是110101 后面的, 接着 19900307 7758, 我号是****** 后面的, 接着 ******",
        "电话138, 0013 8000, 电话******, ******",
        "卡号6222 0202, 00112230, 卡号******, ******",
    })
    void halvesOfANumberInTwoMessagesAreBothMasked(String first, String second, String one, String other) {
        assertThat(Masking.split(first, second))
                .hasValueSatisfying(split ->
                        assertThat(List.of(split.earlier(), split.later())).containsExactly(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "2022年有330项, 1262项呢",
        "办件编号410402, 202301150012",
        "身份证怎么补, 居住证呢",
        "打12345, 没人接 12348",
        "110101是什么地方的代码我想问一下这个, 199003077758",
    })
    void digitsThatAreNoNumberTogetherStay(String first, String second) {
        assertThat(Masking.split(first, second)).isEmpty();
    }

    @Test
    void hardlyEverTakesACaseNumberForAPersons() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        long taken = IntStream.range(0, LINES)
                .mapToObj(line -> caseNumber(line, random))
                .filter(text -> Masking.mask(text).found())
                .count();

        assertThat(taken).isLessThan(LINES / 100);
    }

    @Test
    void whatIsLeftOfNumbersIsNoPartOfTheQuestion() {
        String masked = Masking.mask("我的身份证110101199003077758丢了，电话 13800138000，信箱 a@b.cn 怎么补")
                .text();

        assertThat(Masking.without(masked)).isEqualTo("我的身份证 丢了，电话  ，信箱   怎么补");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "1\u200b",
                "一",
                "@",
                "a@",
                "138 ",
                "x",
                "11010119900307775",
                "1-",
                "-",
                "@.",
                "E1",
                "豫D1 ",
                "护照A "
            })
    void takesNoTimeForAnyText(String piece) {
        String text = piece.repeat(10_000 / piece.length());
        ThreadMXBean threads =
                ManagementFactory.getThreadMXBean(); // whoever else uses the machine is no fault of the text
        Duration least = IntStream.range(0, 5)
                .mapToObj(round -> {
                    long start = threads.getCurrentThreadCpuTime();
                    Masking.mask(text);
                    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
                })
                .min(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(least).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void survivesWhateverCanBeTyped() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int line = 0; line < LINES; line++) {
            String text = random.ints(60, 0, 0x11000)
                    .mapToObj(c -> c % 3 == 0 ? Character.toString('0' + c % 10) : Character.toString((char) c))
                    .reduce("", String::concat);
            assertThat(Masking.mask(text).text()).isNotNull();
        }
    }

    private static String idNumber(RandomGenerator random) {
        String seventeen = REGIONS.get(random.nextInt(REGIONS.size()))
                + String.format(
                        Locale.ROOT,
                        "%04d%02d%02d",
                        1920 + random.nextInt(100),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28))
                + digits(random, 3);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (seventeen.charAt(i) - '0');
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    /** 15 digits, as given out until 1999: two of the year, no check digit. */
    private static String oldIdNumber(RandomGenerator random) {
        return REGIONS.get(random.nextInt(REGIONS.size()))
                + String.format(
                        Locale.ROOT,
                        "%02d%02d%02d",
                        30 + random.nextInt(65),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28))
                + digits(random, 3);
    }

    private static String chinese(String number, RandomGenerator random) {
        String zero = random.nextBoolean() ? "零" : "〇";
        return number.chars()
                .mapToObj(c -> c == '0' ? zero : c == 'X' ? "X" : "一二三四五六七八九".substring(c - '1', c - '0'))
                .reduce("", String::concat);
    }

    /** UnionPay, 16 to 19 digits with Luhn's check digit. */
    private static String card(RandomGenerator random) {
        String body = "62" + digits(random, 13 + random.nextInt(4));
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return body + (10 - sum % 10) % 10;
    }

    private static String caseNumber(int line, RandomGenerator random) {
        String day = String.format(
                Locale.ROOT, "20%02d%02d%02d", 15 + random.nextInt(12), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return switch (line % 11) {
            case 8 -> "统一社会信用代码 9" + digits(random, 17);
            case 9 -> "补了" + (1 + random.nextInt(9)) + digits(random, 2 + random.nextInt(9)) + ".5元";
            case 10 ->
                "一共 " + (1 + random.nextInt(9)) + "," + digits(random, 3) + "," + digits(random, 3) + ","
                        + digits(random, 3) + " 元";
            case 5 -> "咨询电话0375-" + (2 + random.nextInt(7)) + digits(random, 6) + "对吗";
            case 6 -> "打12345转" + random.nextInt(10) + "还是打123" + digits(random, 2);
            case 7 -> "受理号H" + day + digits(random, 3);
            case 0 -> "办件编号410402" + day + digits(random, 4) + "到哪一步了";
            case 1 -> "我的件 410402" + day + digits(random, 5);
            case 2 -> "受理编号为：" + day + digits(random, 10);
            case 3 -> "9141040" + digits(random, 1) + "MA" + digits(random, 7) + "X";
            default -> "编号 " + day + digits(random, 6);
        };
    }

    private static String document(int line, RandomGenerator random) {
        return switch (line % 7) {
            case 0 -> "E" + digits(random, 7) + "8";
            case 1 -> "EB" + digits(random, 7);
            case 2 -> "C8" + digits(random, 7);
            case 3 -> "H0" + digits(random, 7);
            case 4 -> "豫D" + digits(random, 5);
            case 5 -> "粤BF" + digits(random, 5);
            default -> "京A" + digits(random, 2) + "K" + digits(random, 2);
        };
    }

    private static String wide(String text) {
        return text.chars()
                .mapToObj(c -> Character.toString(c < 0x80 ? c + 0xFEE0 : c))
                .reduce("", String::concat);
    }

    private static String digits(RandomGenerator random, int count) {
        return random.ints(count, 0, 10).mapToObj(Integer::toString).reduce("", String::concat);
    }

    /** As people and attackers write it: plain, full-width, with something between the digits. */
    private static String written(String number, RandomGenerator random) {
        String between = List.of("", "", "", "\u200b", " ", "-", "\u2060\u200d", "\u3000")
                .get(random.nextInt(8));
        boolean wide = random.nextInt(4) == 0;
        var out = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            out.append(wide ? (char) (c + 0xFEE0) : c);
            // An X behind a blank is no longer seen as the number's.
            if (i < number.length() - 1 && number.charAt(i + 1) != 'X' && random.nextInt(3) == 0) {
                out.append(between);
            }
        }
        return out.toString();
    }

    private static String ascii(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .filter(c -> Character.digit(c, 10) >= 0 || c == '*')
                .forEach(c -> out.append(c == '*' ? "*" : Integer.toString(Character.digit(c, 10))));
        return out.toString();
    }
}
