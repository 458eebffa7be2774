package yiciban.bot.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import yiciban.bot.answer.Choice;

/**
 * What the buttons out there do. A button has room for 64 bytes, some twenty characters of Chinese, so it carries a
 * short number that stands for the question. Forgotten at a restart.
 */
final class Buttons {

    /** Some ten thousand answers' worth, a few megabytes. */
    private static final int REMEMBERED = 50_000;

    private final Cache<String, Press> presses =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final RandomGenerator random;

    /** @param random so that a number from before a restart never stands for another question after it */
    Buttons(RandomGenerator random) {
        this.random = random;
    }

    /** Empty for data we never handed out, or have forgotten. */
    Optional<Press> press(String data) {
        return Optional.ofNullable(presses.getIfPresent(data));
    }

    /**
     * A row for each choice, and 有用/没用 below; null when there are no buttons.
     *
     * @param turn what is rated; empty when nothing is
     */
    @Nullable
    InlineKeyboardMarkup under(List<Choice> choices, String turn) {
        var keyboard = InlineKeyboardMarkup.builder();
        for (Choice choice : choices) {
            keyboard.keyboardRow(new InlineKeyboardRow(button(choice.label(), new Press.Ask(choice.question()))));
        }
        if (!turn.isEmpty()) {
            keyboard.keyboardRow(new InlineKeyboardRow(
                    button("有用", new Press.Rate(turn, true)), button("没用", new Press.Rate(turn, false))));
        }
        return choices.isEmpty() && turn.isEmpty() ? null : keyboard.build();
    }

    private InlineKeyboardButton button(String label, Press press) {
        String data = HexFormat.of().toHexDigits(random.nextLong());
        presses.put(data, press);
        return InlineKeyboardButton.builder().text(label).callbackData(data).build();
    }
}
