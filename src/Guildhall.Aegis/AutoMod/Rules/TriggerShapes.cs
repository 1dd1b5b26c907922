namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>The triggers of a rule document.</summary>
internal static class TriggerShapes
{
    private static readonly Field[] scalarTriggers =
    [
        new(
            "caps",
            new ObjectShape(
                "Capitals among the letters that have any.",
                new Field("percent", new IntegerShape("", 1, 100), true),
                new Field("letters", new IntegerShape("Of at least so many letters.", 1, 4_000), true)
            )
        ),
        new("length", ShapeParts.MoreThan("Characters.")),
        new("lines", ShapeParts.MoreThan("Lines.")),
        new("emoji", ShapeParts.MoreThan("Emoji, Discord's and Unicode's.")),
        new("stickers", ShapeParts.MoreThan("Stickers.")),
        new("repeats", ShapeParts.MoreThan("The same character in a row.")),
        new(
            "zalgo",
            new ObjectShape(
                "Marks heaped on letters; marks that a script needs do not count.",
                new Field("marks", new IntegerShape("On one letter at least. Default 4.", 3, 100))
            )
        ),
        new(
            "mentions",
            new ObjectShape(
                "Distinct mentions; a reply's ping counts.",
                new Field("users", ShapeParts.Over),
                new Field("roles", ShapeParts.Over),
                new Field("total", ShapeParts.Over),
                new Field("everyone", new FlagShape("@everyone or @here was written.")),
                new Field("in", ShapeParts.Period)
            )
        ),
        new(
            "rate",
            new ObjectShape(
                "Messages.",
                new Field("count", ShapeParts.Count, true),
                new Field("in", ShapeParts.Period, true),
                new Field("per", new ChoiceShape("Default user.", "user", "channel", "guild"))
            )
        ),
        new(
            "duplicates",
            new ObjectShape(
                "Messages that say the same.",
                new Field("count", ShapeParts.Count, true),
                new Field("in", ShapeParts.Period, true),
                new Field("similarity", new IntegerShape("Percent. Default 90.", 50, 100)),
                new Field(
                    "across",
                    new ChoiceShape(
                        "One user in one channel, one user in all channels (default), or all users.",
                        "channel",
                        "user",
                        "guild"
                    )
                ),
                new Field("letters", new IntegerShape("Shorter texts do not count. Default 6.", 1, 1_000))
            )
        ),
        new(
            "sameFiles",
            new ObjectShape(
                "Messages with one picture, also cropped or saved again, or with the same file.",
                new Field("count", ShapeParts.Count, true),
                new Field("in", ShapeParts.Period, true),
                new Field(
                    "distance",
                    new IntegerShape("Bits of 64 in which two pictures may differ. Default 10.", 0, 20)
                ),
                new Field("across", new ChoiceShape("Default user.", "user", "guild"))
            )
        ),
        new(
            "joinRate",
            new ObjectShape(
                "Joins; young accounts and such without picture weigh double.",
                new Field("count", ShapeParts.Count, true),
                new Field("in", ShapeParts.Period, true)
            )
        ),
        new("accountAge", new ObjectShape("The account's age.", ShapeParts.AgeFields)),
        new("memberAge", new ObjectShape("The time since joining.", ShapeParts.AgeFields)),
        new(
            "reactions",
            new ObjectShape(
                "Reactions by one user.",
                new Field("count", ShapeParts.Count, true),
                new Field("in", ShapeParts.Period, true)
            )
        ),
        new(
            "voiceMoves",
            new ObjectShape(
                "Voice channel changes by one user.",
                new Field("count", ShapeParts.Count, true),
                new Field("in", ShapeParts.Period, true)
            )
        ),
        new(
            "honeypot",
            new ObjectShape(
                "Any post in one of these channels.",
                new Field("channels", new ListShape("", ShapeParts.Id, 1, 100), true)
            )
        ),
        new(
            "staffActions",
            new ObjectShape(
                "What one member of staff does.",
                new Field(
                    "kinds",
                    new ListShape(
                        "Default all.",
                        new ChoiceShape("", "ban", "kick", "prune", "delete", "role", "channel", "webhook"),
                        1,
                        7
                    )
                ),
                new Field("count", ShapeParts.Count, true),
                new Field("in", ShapeParts.Period, true)
            )
        ),
        new("staffName", new ObjectShape("The name of somebody else looks like that of a member of staff.")),
        new(
            "counter",
            new ObjectShape(
                "A counter that actions add to.",
                new Field("name", new TextShape("", 1, 50), true),
                new Field("over", ShapeParts.Over, true),
                new Field("per", new ChoiceShape("Default user.", "user", "channel"))
            )
        ),
        new("native", new ObjectShape("Discord's own AutoMod acted.", new Field("rules", ShapeParts.Ids))),
    ];

    public static Shape Trigger { get; } =
        new KindShape(
            "What a rule waits for.",
            [
                new("any", new ListShape("At least one of these.", ShapeParts.TriggerAgain, 1, 100)),
                new("all", new ListShape("All of these.", ShapeParts.TriggerAgain, 1, 100)),
                new("not", ShapeParts.TriggerAgain),
                new(
                    "words",
                    new ObjectShape(
                        "Words, also disguised ones.",
                        [
                            .. ShapeParts.WordFields,
                            new Field("lists", new ListShape("Names of lists.", new TextShape("", 1, 50), 0, 50)),
                            new Field("reversed", new FlagShape("Also written backwards.")),
                        ]
                    )
                ),
                new(
                    "regex",
                    new ObjectShape(
                        "Regular expressions, .NET's dialect, without regard to case.",
                        new Field("patterns", new ListShape("", new TextShape("", 1, 2_000), 1, 100), true),
                        new Field(
                            "text",
                            new ChoiceShape("As written (default), or folded as words are.", "plain", "folded")
                        ),
                        new Field(
                            "backtracking",
                            new FlagShape(
                                "Allows look-arounds and back references, at most 50 ms a message; three times over and the rule is suspended."
                            )
                        )
                    )
                ),
                new(
                    "links",
                    new ObjectShape(
                        "Addresses. Without deny every address that is not allowed.",
                        new Field(
                            "allow",
                            new ListShape(
                                "Domains with their subdomains, or domain/path.",
                                new TextShape("", 1, 300),
                                0,
                                5_000
                            )
                        ),
                        new Field(
                            "deny",
                            new ListShape(
                                "Domains with their subdomains, or domain/path.",
                                new TextShape("", 1, 300),
                                0,
                                5_000
                            )
                        ),
                        new Field("paths", new ListShape("Words in the path.", new TextShape("", 1, 100), 0, 100)),
                        new Field(
                            "misleading",
                            new FlagShape("The text shown names another host, or a user name hides the host.")
                        ),
                        new Field("shorteners", new FlagShape("Sites that hide where they lead."))
                    )
                ),
                new(
                    "phishing",
                    new ObjectShape(
                        "Domains of the local feed.",
                        new Field(
                            "lookAlikes",
                            new FlagShape("Also hosts that look like well-known ones. Default true.")
                        )
                    )
                ),
                new(
                    "invites",
                    new ObjectShape(
                        "Invites to other servers.",
                        new Field("allow", new ListShape("Codes or server ids.", new TextShape("", 1, 100), 0, 500)),
                        new Field(
                            "deny",
                            new ListShape(
                                "Codes or server ids; without it all that are not allowed.",
                                new TextShape("", 1, 100),
                                0,
                                500
                            )
                        )
                    )
                ),
                new(
                    "attachments",
                    new ObjectShape(
                        "Files; each field that is there must fit one file.",
                        new Field(
                            "kinds",
                            new ListShape(
                                "By content where it is known, else by name.",
                                new ChoiceShape(
                                    "",
                                    "image",
                                    "video",
                                    "audio",
                                    "archive",
                                    "document",
                                    "executable",
                                    "script",
                                    "text",
                                    "unknown"
                                ),
                                1,
                                9
                            )
                        ),
                        new Field("extensions", new ListShape("Without dot.", new TextShape("", 1, 20), 1, 200)),
                        new Field("bytes", new IntegerShape("Larger than this.", 0, 10_737_418_240)),
                        new Field("count", ShapeParts.Over),
                        new Field("doubleExtension", new FlagShape("picture.png.exe")),
                        new Field("wrongType", new FlagShape("Content and extension disagree.")),
                        new Field("missing", new FlagShape("For media channels: a message without any."))
                    )
                ),
                .. scalarTriggers,
            ]
        );
}
