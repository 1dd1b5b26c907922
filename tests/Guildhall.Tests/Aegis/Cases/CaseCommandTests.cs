using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Cases;

/// <summary>A stage with a warned member, for the sub-commands of <c>/case</c>.</summary>
public abstract class CaseCommandTests(ModerationStage stage)
{
    protected ModerationStage Stage => stage;

    internal async Task<(Newcomer Member, Case Row)> WarnedAsync(string by = "moderator", string reason = "spam")
    {
        var member = await stage.JoinAsync();
        var answer = await stage.RunAsync(by, "warn", ("user", member.Name), ("reason", reason));
        Assert.True((await stage.CasesAsync(member)).Count == 1, $"Not warned: {answer.Json.ToJsonString()}");
        return (member, await stage.CaseAsync(member));
    }

    internal Task<CommandAnswer> RunAsync(
        string member,
        string command,
        Case row,
        params (string Name, string Value)[] options
    ) => stage.RunAsync(member, command, [("number", $"{row.Number}"), .. options]);

    internal async Task<long> AuditedAsync(string action, Case row) =>
        await stage.Service.Guildhall.CountAsync(
            $"SELECT COUNT(*) FROM audit WHERE guild_id = {row.GuildId} AND action = '{action}' AND subject = 'case {row.Number}'"
        );
}
