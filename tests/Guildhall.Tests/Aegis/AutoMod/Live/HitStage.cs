using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Storage;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

/// <summary>Rules that act, and what can be seen of it.</summary>
internal static class HitStage
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>AutoMod on, with one rule of that word's name alone, and its alerts in the mod-log.</summary>
    public static async Task RuleAsync(this ModerationStage stage, string word, string then, string more = "")
    {
        await stage.SwitchOnAsync();
        var log = $"<#{await stage.Service.ChannelAsync("mod-log")}>";
        await stage.RunAsync("owner", "settings set", ("name", "autoMod.logChannel"), ("value", log));
        await stage.RunAsync("owner", "settings set", ("name", "general.alertChannel"), ("value", log));
        await stage.ImportAsync(
            $$$"""{"version":1,"rules":[{"name":"{{{word}}}","when":{"words":{"words":["{{{word}}}"]}},"then":{{{then}}} }]{{{more}}} }"""
        );
    }

    /// <summary>Of the alert about that person's hit, once it is there.</summary>
    public static async Task<string> AlertAsync(this ModerationStage stage, Newcomer member)
    {
        JsonNode? alert = null;
        await ModerationStage.UntilAsync(async () =>
            (
                alert = await stage.FindAsync(
                    "mod-log",
                    member,
                    message => message["components"]!.AsArray().Count == 1 && Buttons(message) == 1
                )
            )
                is not null
        );
        return (string)alert!["embeds"]![0]!["description"]!;
    }

    /// <summary>The message about that person's hit which staff vote under, once it is there.</summary>
    public static async Task<JsonNode> VoteAsync(
        this ModerationStage stage,
        Newcomer member,
        Func<JsonNode, bool>? isSo = null,
        string channel = "mod-log"
    )
    {
        JsonNode? vote = null;
        await ModerationStage.UntilAsync(async () =>
            (
                vote = await stage.FindAsync(
                    channel,
                    member,
                    message => message["embeds"]![0]!["fields"]?.AsArray().Count == 2 && isSo?.Invoke(message) != false
                )
            )
                is not null
        );
        return vote!;
    }

    public static async Task<CommandAnswer> PressAsync(
        this ModerationStage stage,
        string member,
        JsonNode vote,
        string label
    ) => await stage.ClickAsync(member, (string)vote["id"]!, vote["components"]!, label);

    public static IReadOnlyCollection<ulong> RolesOf(this ModerationStage stage, Newcomer member)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return [.. world.Guilds[DemoWorld.AegisId].Members[member.Id].Roles];
        }
    }

    public static Task UntilCaseAsync(this ModerationStage stage, Newcomer member, CaseKind kind) =>
        ModerationStage.UntilAsync(async () =>
            (await stage.CasesAsync(member)).Any(row => row.Kind == kind && row.Execution == Execution.Applied)
        );

    public static Task<IReadOnlyList<string>> NotesAsync(this ModerationStage stage, Case row) =>
        stage
            .Service.Get<Db>()
            .QueryAsync<string>(
                "SELECT text FROM case_notes WHERE guild_id = @Guild AND number = @Number ORDER BY position",
                new { Guild = row.GuildId, row.Number },
                Cancellation
            );

    public static async Task<bool> HasProblemAsync(this ModerationStage stage, string code) =>
        (await stage.Service.Get<GuildProblems>().OpenAsync(AegisService.Guild, Cancellation)).Any(p => p.Code == code);

    public static void GiveToBot(this ModerationStage stage, Permission permission) =>
        stage.ChangeBot(held => held | permission);

    public static void TakeFromBot(this ModerationStage stage, Permission permission) =>
        stage.ChangeBot(held => held & ~permission);

    private static void ChangeBot(this ModerationStage stage, Func<Permission, Permission> change)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var role = world.Guilds[DemoWorld.AegisId].Roles.Values.Single(r => r.BotId is not null);
            role.Permissions = change(role.Permissions);
            RoleActs.Announce(world, world.Guilds[DemoWorld.AegisId], role, "GUILD_ROLE_UPDATE");
        }
    }

    private static int Buttons(JsonNode message) => message["components"]![0]!["components"]!.AsArray().Count;

    private static async Task<JsonNode?> FindAsync(
        this ModerationStage stage,
        string channel,
        Newcomer member,
        Func<JsonNode, bool> isIt
    )
    {
        var path = $"/sim/guilds/{DemoWorld.Aegis}/channels/{channel}/messages?as=owner&limit=100";
        return (await stage.Discord.ReadAsync(path))
            .AsArray()
            .FirstOrDefault(message =>
                message!["embeds"]!
                    .AsArray()
                    .Any(e =>
                        ((string?)e!["title"])?.StartsWith("AutoMod: ", StringComparison.Ordinal) == true
                        && ((string?)e["description"])?.Contains(member.Id.ToString(), StringComparison.Ordinal) == true
                    ) && isIt(message)
            );
    }
}
