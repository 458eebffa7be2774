package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeepingTest {

    private final FakeTelegram telegram = new FakeTelegram();

    @Test
    void nothingPersonalIsKept() {
        ObjectNode message = telegram.citizen.message(5, "text", "我叫张三 110101199003077758，13800138000，a@b.cn");
        message.set(
                "contact", FakeTelegram.JSON.valueToTree(Map.of("phone_number", "13800138000", "first_name", "张三")));
        message.set("location", FakeTelegram.JSON.valueToTree(Map.of("latitude", 33.77, "longitude", 113.3)));
        Kept kept = Keeping.keep(raw(Citizen.wrapped("message", message)));
        assertThat(kept.masked()).isTrue();
        assertThat(kept.json()).doesNotContain("19900307", "38001380", "a@b.cn", "市民", "33.77", "\"first_name\":\"张");
    }

    @Test
    void whatIsNeededToAnswerStays() {
        ObjectNode message = telegram.citizen.message(-5_000_000_000_001L, "text", "居住证怎么办");
        Kept kept = Keeping.keep(raw(Citizen.wrapped("message", message)));
        assertThat(kept.chat()).isEqualTo(-5_000_000_000_001L);
        assertThat(kept.message()).isEqualTo(message.path("message_id").asLong());
        assertThat(kept.masked()).isFalse();
        assertThat(kept.json()).contains("居住证怎么办", "-5000000000001");
    }

    @Test
    void aButtonOfOursIsNotTakenForATelephone() {
        telegram.citizen.presses(5, "1380013800013800");
        ObjectNode query =
                FakeTelegram.JSON.createObjectNode().put("id", "13800138000").put("data", "1380013800013800");
        Kept kept = Keeping.keep(raw(Citizen.wrapped("callback_query", query)));
        assertThat(kept.json()).contains("\"1380013800013800\"", "\"13800138000\"");
        query.put("data", "打给13800138000");
        assertThat(Keeping.keep(raw(Citizen.wrapped("callback_query", query))).json())
                .contains("打给138****8000");
    }

    @Test
    void halfACharacterIsReplaced() {
        ObjectNode message = telegram.citizen.message(5, "text", "坏\ud83d字");
        assertThat(Keeping.keep(raw(Citizen.wrapped("message", message))).json())
                .contains("坏\ufffd字");
        assertThat(Keeping.excerpt("x\0\ud83d13800138000").json()).isEqualTo("x \ufffd138****8000");
    }

    private static RawUpdate raw(ObjectNode update) {
        return new RawUpdate(1, update.put("update_id", 1).toString());
    }
}
