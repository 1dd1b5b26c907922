using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Storage;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Mass;

/// <summary>What tests of mass actions do on a stage.</summary>
internal static class MassWorld
{
    /// <summary>Clicks the one button under an answer.</summary>
    public static Task<CommandAnswer> ClickAsync(this ModerationStage stage, string member, CommandAnswer answer) =>
        stage.ClickAsync(
            member,
            (string)answer.Json["messageId"]!,
            (string)answer.Json["reply"]!["components"]![0]!["components"]![0]!["custom_id"]!
        );

    public static async Task<CommandAnswer> ClickAsync(
        this ModerationStage stage,
        string member,
        string message,
        string customId
    ) =>
        await stage.Discord.EndedAsync(
            new(
                await stage.Discord.PostAsync(
                    $"/sim/messages/{message}/click",
                    new JsonObject
                    {
                        ["as"] = member,
                        ["customId"] = customId,
                        ["waitMs"] = LocalDiscord.PatienceMs,
                    }
                )
            )
        );

    public static bool HasButton(CommandAnswer answer) =>
        answer.Json["reply"]!["components"] is JsonArray { Count: > 0 };

    public static async Task<IReadOnlyList<Newcomer>> JoinManyAsync(this ModerationStage stage, int count)
    {
        List<Newcomer> people = [];
        for (var i = 0; i < count; i++)
        {
            people.Add(await stage.JoinAsync());
        }

        return people;
    }

    public static string Ids(IEnumerable<Newcomer> people) => string.Join(' ', people.Select(person => person.Id));

    /// <summary>All cases of the guild that belong to a mass action, by number.</summary>
    public static Task<IReadOnlyList<Case>> MassCasesAsync(this ModerationStage stage, CaseKind kind) =>
        stage
            .Service.Get<Db>()
            .QueryAsync<Case>(
                $"SELECT {CaseColumns.All} FROM cases WHERE guild_id = @Guild AND batch IS NOT NULL AND kind = @Kind ORDER BY number",
                new { AegisService.Guild, Kind = kind.Stored() },
                TestContext.Current.CancellationToken
            );

    public static async Task<IReadOnlyList<JsonNode>> ModLogAsync(this ModerationStage stage) =>
        [
            .. (
                await stage.Discord.ReadAsync(
                    $"/sim/guilds/{DemoWorld.Aegis}/channels/mod-log/messages?as=owner&limit=100"
                )
            )
                .AsArray()
                .Select(message => message!)
                // An answer to a click there is seen by whoever clicked alone.
                .Where(message => ((int)message["flags"]! & 64) == 0)
                .Where(message =>
                    ((string?)message["embeds"]!.AsArray().FirstOrDefault()?["title"])?.StartsWith(
                        "Mass",
                        StringComparison.Ordinal
                    ) == true
                ),
        ];
}
