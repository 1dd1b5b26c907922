namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>The actions of a rule document.</summary>
internal static class ActionShapes
{
    private static readonly Field[] punishments =
    [
        new("timeout", new ObjectShape("", new Field("for", new DurationShape("At most 28d."), true))),
        new(
            "quarantine",
            new ObjectShape(
                "Takes the roles away and remembers them.",
                new Field("for", new DurationShape("Default: until staff revoke the case."))
            )
        ),
        new("kick", ShapeParts.None),
        new("ban", new ObjectShape("", new Field("deleteDays", new IntegerShape("", 0, 7)))),
        new(
            "tempban",
            new ObjectShape(
                "",
                new Field("for", new DurationShape(""), true),
                new Field("deleteDays", new IntegerShape("", 0, 7))
            )
        ),
        new("softban", new ObjectShape("", new Field("deleteDays", new IntegerShape("Default 1.", 0, 7)))),
    ];

    private static readonly Field[] others =
    [
        new("delete", ShapeParts.None),
        new(
            "deleteLast",
            new ObjectShape("The author's last messages.", new Field("count", new IntegerShape("", 1, 100), true))
        ),
        new(
            "warn",
            new ObjectShape(
                "A case with points.",
                new Field("points", new IntegerShape("Default 1.", 0, 100)),
                new Field("reason", new TextShape("", 1, 400))
            )
        ),
        new(
            "addRole",
            new ObjectShape("", new Field("role", ShapeParts.Id, true), new Field("for", new DurationShape("")))
        ),
        new(
            "removeRole",
            new ObjectShape("", new Field("role", ShapeParts.Id, true), new Field("for", new DurationShape("")))
        ),
        new("nickname", new ObjectShape("", new Field("to", new TextShape("", 1, 32), true))),
        new(
            "reply",
            new ObjectShape(
                "",
                new Field("text", new TextShape("", 1, 2_000), true),
                new Field("deleteAfter", new DurationShape("Default 10s."))
            )
        ),
        new("dm", new ObjectShape("", new Field("text", new TextShape("", 1, 2_000), true))),
        new("alert", new ObjectShape("To the channel for alerts.", new Field("channel", ShapeParts.Id))),
        new(
            "lock",
            new ObjectShape("The channel.", new Field("for", new DurationShape("Then it is as it was. Default 1h.")))
        ),
        new(
            "slowmode",
            new ObjectShape(
                "The channel.",
                new Field("delay", new DurationShape("At most 6h."), true),
                new Field("for", new DurationShape("Then it is as it was. Default 1h."))
            )
        ),
        new("pauseInvites", new ObjectShape("", new Field("for", new DurationShape("At most 1d."), true))),
        new(
            "raid",
            new ObjectShape(
                "Raises the raid level.",
                new Field("level", new ChoiceShape("", "watch", "raid", "lockdown"), true),
                new Field("for", new DurationShape(""))
            )
        ),
        new(
            "count",
            new ObjectShape(
                "Adds to a counter.",
                new Field("name", new TextShape("", 1, 50), true),
                new Field("add", new IntegerShape("Default 1.", 1, 1_000)),
                new Field("halfLife", new DurationShape("Default 1d.")),
                new Field("per", new ChoiceShape("Default user.", "user", "channel"))
            )
        ),
        new(
            "ticket",
            new ObjectShape(
                "Opens a private thread for staff under the channel for alerts.",
                new Field("text", new TextShape("", 1, 1_000))
            )
        ),
        new("vote", new ObjectShape("Lets staff decide.", new Field("channel", ShapeParts.Id))),
        new(
            "webhook",
            new ObjectShape("", new Field("name", new TextShape("One of the guild's webhooks.", 1, 100), true))
        ),
    ];

    public static Shape Action { get; } =
        new KindShape("What is done.", [.. others, .. punishments]) { TakesNames = true };

    /// <summary>What a step of the ladder can lead to.</summary>
    public static Shape Punishment { get; } = new KindShape("What follows.", punishments) { TakesNames = true };
}
