package yiciban.bot.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import yiciban.bot.conversation.Switches;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.RejectedInput;

/** 停用与恢复: turns a channel off with a notice, or on again; every change is in the audit log. */
public final class Switching {

    /** What can be turned off, as staff call it. */
    public static final Map<String, String> CHANNELS = channels();

    private final Switches switches;
    private final Audit audit;

    public Switching(Switches switches, Audit audit) {
        this.switches = switches;
        this.audit = audit;
    }

    private static Map<String, String> channels() {
        var channels = new LinkedHashMap<String, String>();
        channels.put(Switches.ALL, "所有渠道");
        channels.put("web", "网页");
        channels.put("telegram", "Telegram");
        return channels;
    }

    /**
     * Turns a channel off, or changes its notice.
     *
     * @throws RejectedInput when there is no such channel, or the notice is empty or too long
     */
    public void turnOff(Actor actor, String channel, String notice) {
        String name = name(channel);
        String said = notice.strip();
        if (said.isEmpty() || said.length() > Switches.LONGEST) {
            throw new RejectedInput("notice", "请写一句给群众看的话，1 到 " + Switches.LONGEST + " 字");
        }
        audit.inTurn().executeWithoutResult(status -> {
            switches.turnOff(channel, said, actor.name());
            audit.record(actor, "停用渠道", name, null, said);
        });
    }

    /**
     * Turns a channel on again.
     *
     * @throws RejectedInput when there is no such channel, or it is on
     */
    public void turnOn(Actor actor, String channel) {
        String name = name(channel);
        audit.inTurn().executeWithoutResult(status -> {
            if (!switches.turnOn(channel)) {
                throw new RejectedInput(RejectedInput.WHOLE, name + "没有停用");
            }
            audit.record(actor, "恢复渠道", name, null, null);
        });
    }

    private static String name(String channel) {
        String name = CHANNELS.get(channel);
        if (name == null) {
            throw new RejectedInput("channel", "渠道应为 " + String.join("、", CHANNELS.keySet()) + "：" + channel);
        }
        return name;
    }
}
