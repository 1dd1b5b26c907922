using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What adding to a word list and taking from it have in common.</summary>
internal static class ListEdit
{
    private const int MostShown = 15;

    public static CommandSpec SpecOf(string name, string description) =>
        new(name, description)
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption
                    .Text("list", "Its name, such as profanity; adding to one that there is not makes it")
                    .Required(),
                CommandOption
                    .Text(
                        "words",
                        "Blanks, commas or lines between; \"quotes\" keep a phrase; a star lets letters follow"
                    )
                    .Required(),
                CommandOption.Boolean("allowed", "The words that are excused instead of those that hit"),
            ],
        };

    public static async Task<Result<Reply>> ChangeAsync(
        CommandContext context,
        RuleBook book,
        Gates gates,
        bool adds,
        CancellationToken cancellation
    )
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var current = await book.GetAsync(context.Guild, cancellation);
        var document = JsonNode.Parse(current.Json)!;
        var lists = document["lists"] as JsonObject ?? [];
        var name = context.GetText("list").Trim();
        var field = context.TryGetBoolean("allowed") == true ? "allow" : "words";
        var list = lists[name] as JsonObject;
        var isNew = list is null && adds && field == "words";
        if (isNew)
        {
            document["lists"] ??= lists;
            lists[name] = list = [];
        }

        if (list is null)
        {
            return AutoModRefusals.NoList(name, lists.Select(l => l.Key));
        }

        var words = list[field] as JsonArray;
        if (words is null)
        {
            list[field] = words = [];
        }

        var given = Words(context.GetText("words"));
        var changed = Change(words, given, adds);
        var summary = $"{name}: {Counted(changed)} {(adds ? "added" : "removed")}";
        var saving = await book.SaveAsync(staff, RuleText.Write(document), current.Version, summary, cancellation);
        if (!saving.TryGet(out _, out refusal))
        {
            return refusal;
        }

        var unused = isNew ? " It is new: no rule looks at it until one names it in its `lists`." : "";
        return new Reply($"{CaseText.Plain(summary)}; the list has {words.Count}.{unused}\n{Shown(given)}");
    }

    /// <summary>Whoever writes commas or lines means phrases by what stands between them.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        var words = new List<string>();
        foreach (var (i, part) in text.Replace('“', '"').Replace('”', '"').Replace('„', '"').Split('"').Index())
        {
            if (i % 2 == 0)
            {
                plain.Append(part);
            }
            else
            {
                words.Add(part.Trim());
                plain.Append('\n');
            }
        }

        var rest = plain.ToString();
        char[] separators =
            words.Count == 0 && rest.Trim().AsSpan().ContainsAny(",;\n")
                ? [',', ';', '\n', '\r']
                : [',', ';', '\n', '\r', ' ', '\t'];
        var taken = rest.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Concat(taken).Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static string Counted(int words) => words == 1 ? "1 word" : $"{words} words";

    /// <summary>So that everybody sees where one word ended and the next began.</summary>
    private static string Shown(IReadOnlyList<string> words)
    {
        var shown = words.Take(MostShown).Select(word => $"`{word.Replace('`', 'ˋ')}`");
        return string.Join(' ', shown) + (words.Count > MostShown ? $" … and {words.Count - MostShown} more" : "");
    }

    private static int Change(JsonArray words, IReadOnlyList<string> given, bool adds)
    {
        var changed = 0;
        foreach (var word in given)
        {
            var known = words.FirstOrDefault(w => word.Equals((string?)w, StringComparison.OrdinalIgnoreCase));
            if (adds && known is null)
            {
                words.Add((JsonNode)word);
                changed++;
            }
            else if (!adds && known is not null)
            {
                words.Remove(known);
                changed++;
            }
        }

        return changed;
    }
}
