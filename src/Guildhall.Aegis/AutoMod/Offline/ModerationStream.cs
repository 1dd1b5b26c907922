using System.Text;
using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Core.JsonLines;

namespace Guildhall.Aegis.AutoMod.Offline;

/// <summary>Rules over JSON lines: a <see cref="ModerationLine"/> in, <c>{"id","action","rule","matched"}</c> out.</summary>
internal static class ModerationStream
{
    public static Task RunAsync(RuleSet rules, Stream input, Stream output, CancellationToken cancellation)
    {
        var engine = new AutoModEngine();
        var guild = new GuildState(rules.Needs);
        var clock = DateTimeOffset.UnixEpoch;
        var number = 0L;
        return JsonLineStream.RunAsync(
            input,
            output,
            root => ModerationLine.Read(root, ++number, ref clock),
            (json, line) => Answer(json, engine.Decide(line.Event, rules, guild)),
            "A line must be a JSON object with a string \"text\" and an \"id\"; a \"time\" is ISO 8601 or Unix time.",
            cancellation
        );
    }

    private static void Answer(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteString("action", RuleAction.NameOf(verdict.Strongest));
        var hit = verdict.Main;
        json.WriteString("rule", hit?.Rule.Name);
        json.WriteString("matched", hit?.Matched is { } matched ? Valid(matched) : null);
    }

    /// <summary>A cut can leave half a pair, which JSON cannot hold.</summary>
    private static string Valid(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
            ? text
            : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
