using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating.Roles;

namespace Guildhall.Sietch.Eligibility.Commands;

/// <summary><c>/sietch status</c>: what is published, how the syncs go, and what waits for an admin.</summary>
internal sealed class ShowStatus(CommunityRegistry communities, StatusReport report, RoleBook roles) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("sietch status", "How the syncs go, and what waits for you")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            DefaultMemberPermissions = Permissions.Administrator,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        var lines = await report.LinesAsync(community, Ago, cancellation);
        var run = await roles.TryRunAsync(community.Tenant, cancellation);
        return new Reply(string.Join('\n', [.. lines, .. RoleRunText.Of(run, Ago)])) { Ephemeral = true };
    }

    private static string Ago(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:R>";
}
