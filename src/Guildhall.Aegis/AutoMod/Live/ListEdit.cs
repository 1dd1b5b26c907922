using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What adding to a word list and taking from it have in common.</summary>
internal static class ListEdit
{
    public static CommandSpec SpecOf(string name, string description) =>
        new(name, description)
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Text("list", "Its name, such as profanity").Required(),
                CommandOption
                    .Text("words", "With commas between; a star at an end lets other letters follow")
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
        if (lists[name] is not JsonObject list)
        {
            return AutoModRefusals.NoList(name, lists.Select(l => l.Key));
        }

        var field = context.TryGetBoolean("allowed") == true ? "allow" : "words";
        var words = list[field] as JsonArray;
        if (words is null)
        {
            list[field] = words = [];
        }

        var changed = Change(words, context.GetText("words"), adds);
        var summary = $"{name}: {changed} words {(adds ? "added" : "removed")}";
        var saving = await book.SaveAsync(staff, RuleText.Write(document), current.Version, summary, cancellation);
        return saving.TryGet(out _, out refusal) ? new Reply($"{summary}; the list has {words.Count}.") : refusal;
    }

    private static int Change(JsonArray words, string text, bool adds)
    {
        var changed = 0;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
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
