namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>Shapes that stand in several places of a rule document.</summary>
internal static class ShapeParts
{
    public static readonly Shape Id = new TextShape("A Discord id; offline any name.", 1, 100);
    public static readonly Shape Ids = new ListShape("Ids.", Id, 0, 500);
    public static readonly Shape None = new ObjectShape("");
    public static readonly Shape TriggerAgain = new NamedShape("trigger", () => TriggerShapes.Trigger);
    public static readonly Shape Count = new IntegerShape("How many reach it.", 1, 1_000);
    public static readonly Shape Period = new DurationShape("Within this time, at most 1d.")
    {
        Longest = TimeSpan.FromDays(1),
    };
    public static readonly Shape Over = new IntegerShape("More than this many.", 0, 10_000);

    public static readonly Field[] WordFields =
    [
        new(
            "words",
            new ListShape(
                "Words and phrases; a star at an end lets other letters follow there.",
                new TextShape("", 1, 100),
                0,
                5_000
            )
        ),
        new("allow", new ListShape("Words that excuse what they contain.", new TextShape("", 1, 100), 0, 5_000)),
    ];

    public static readonly Field[] AgeFields =
    [
        new("below", new DurationShape("Younger than this.")),
        new("above", new DurationShape("Older than this.")),
    ];

    public static readonly Shape Exempt = new ObjectShape(
        "Whom a rule does not touch. Nothing is exempt that does not stand here.",
        new("roles", Ids),
        new("users", Ids),
        new("channels", Ids),
        new("categories", Ids),
        new("threads", new FlagShape("All threads.")),
        new("bots", new FlagShape("All bots.")),
        new("webhooks", new FlagShape("All webhooks.")),
        new("staff", new FlagShape("Whoever may manage messages in Discord or moderate in Aegis."))
    );

    public static ObjectShape MoreThan(string about) => new(about, new Field("over", Over, true));
}
