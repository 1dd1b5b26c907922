using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary><c>/sietch test-alert</c>: does a member get their alerts? It spends nothing of their quota.</summary>
internal sealed class TestAlert(Identities people, CommunityRegistry communities, Db db) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("sietch test-alert", "Send a member a test of their alerts; it counts towards nothing")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            DefaultMemberPermissions = Permissions.Administrator,
            Options = [CommandOption.User("member", "Who").Required()],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        var user = context.GetUser("member");
        if (await people.TryMemberAsync(community.Tenant, user, cancellation) is not { } member)
        {
            return AlertRefusals.TheyAreNoMember;
        }

        var order = new AlertOrder
        {
            Tenant = community.Tenant,
            Member = member,
            Kind = AlertKind.Test,
            Key = string.Create(CultureInfo.InvariantCulture, $"test:{context.Interaction.Id}"),
        };
        await db.WriteAsync(
            async unit =>
            {
                await AlertBook.QueueAsync(unit, order);
                await unit.AuditAsync(
                    new()
                    {
                        Tenant = community.Tenant,
                        Actor = context.User.ToString(),
                        Action = "sietch.alert.tested",
                        Subject = user.ToString(),
                    }
                );
            },
            cancellation
        );
        return new Reply(
            "The test is on its way. It arrives by direct message within moments, or as soon as they take direct messages from this server."
        )
        {
            Ephemeral = true,
        };
    }
}
