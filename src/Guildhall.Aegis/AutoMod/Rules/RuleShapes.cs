using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>The rule document, version 1.</summary>
internal static class RuleShapes
{
    public const int MostRules = 1_000;

    public static Shape Rule { get; } =
        new ObjectShape(
            "A rule.",
            new("name", new TextShape("Unlike all others.", 1, 100), true),
            new("enabled", new FlagShape("Default true.")),
            new("mode", new ChoiceShape("Off, only noted, or acted on (default).", "off", "observe", "enforce")),
            new("priority", new IntegerShape("Higher ones come first. Default 100.", 0, 1_000)),
            new(
                "on",
                new ListShape(
                    "Default message and edit, or what the trigger implies.",
                    new ChoiceShape(
                        "",
                        "message",
                        "edit",
                        "join",
                        "name",
                        "thread",
                        "reaction",
                        "voice",
                        "native",
                        "audit"
                    ),
                    1,
                    9
                )
            ),
            new("when", ShapeParts.TriggerAgain, true),
            new(
                "if",
                new ObjectShape(
                    "Conditions, all of them.",
                    new Field("channels", ShapeParts.Ids),
                    new Field("categories", ShapeParts.Ids),
                    new Field("roles", ShapeParts.Ids),
                    new Field("withoutRoles", ShapeParts.Ids),
                    new Field("accountAge", new ObjectShape("", ShapeParts.AgeFields)),
                    new Field("memberAge", new ObjectShape("", ShapeParts.AgeFields)),
                    new Field(
                        "raid",
                        new ListShape("Raid levels.", new ChoiceShape("", "normal", "watch", "raid", "lockdown"), 1, 4)
                    )
                )
            ),
            new(
                "then",
                new OneOrListShape(
                    new ListShape(
                        "At most one of the removing actions happens, the strongest.",
                        new NamedShape("action", () => ActionShapes.Action),
                        1,
                        10
                    )
                ),
                true
            ),
            new(
                "cooldown",
                new ObjectShape(
                    "Quiet after a hit.",
                    new Field("per", new ChoiceShape("Default user.", "user", "channel")),
                    new Field("for", new DurationShape(""), true)
                )
            ),
            new("stop", new FlagShape("Later rules are not looked at after a hit. Default false.")),
            new("exempt", ShapeParts.Exempt)
        );

    public static Shape Document { get; } =
        new ObjectShape(
            "Guildhall AutoMod rules.",
            new("$schema", new TextShape("", 1, 500)),
            new("version", new IntegerShape("", 1, 1), true),
            new("exempt", ShapeParts.Exempt),
            new("lists", new MapShape("Word lists by name.", new ObjectShape("", ShapeParts.WordFields), 100)),
            new(
                "burst",
                new DurationShape(
                    "After a hit the user's further messages are deleted silently for so long. Default: as the settings say."
                )
            ),
            new(
                "ladder",
                new ObjectShape(
                    "What points lead to, where the setting points.ladder has no steps. Only the highest step crossed happens.",
                    new Field("halfLife", new DurationShape("After it half of the points are left. Default 7d.")),
                    new Field(
                        "steps",
                        new ListShape(
                            "",
                            new ObjectShape(
                                "",
                                new Field("points", new IntegerShape("", 1, 1_000), true),
                                new Field("then", ActionShapes.Punishment, true)
                            ),
                            0,
                            20
                        ),
                        true
                    )
                )
            ),
            new("rules", new ListShape("", new NamedShape("rule", () => Rule), 0, MostRules), true)
        );

    /// <summary>The published schema, as the file <c>automod.schema.json</c> has it.</summary>
    public static string Schema()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "https://guildhall.dev/schemas/automod-1.json",
            ["title"] = "Guildhall AutoMod rules, version 1",
        };
        foreach (var (name, value) in Document.ToSchema())
        {
            schema[name] = value?.DeepClone();
        }

        schema["$defs"] = new JsonObject
        {
            ["rule"] = Rule.ToSchema(),
            ["trigger"] = TriggerShapes.Trigger.ToSchema(),
            ["action"] = ActionShapes.Action.ToSchema(),
        };
        return schema.ToJsonString(
                new JsonSerializerOptions
                {
                    WriteIndented = true,
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            ) + "\n";
    }
}
