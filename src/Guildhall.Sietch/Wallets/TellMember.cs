using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Sietch.Wallets;

/// <summary>Tells a member by direct message; where theirs are closed, the audit log says so and <c>/wallets</c> shows it.
/// </summary>
internal sealed class TellMember(Db db, TenantRegistry tenants, DiscordRest rest) : IJobHandler<TellMemberJob>
{
    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task HandleAsync(TellMemberJob job, JobRun run, CancellationToken cancellation)
    {
        if (tenants.TryGet(job.Tenant) is not { } tenant)
        {
            return;
        }

        var payload = new MessagePayload
        {
            Content = WalletText.Of(job.Notice, tenant.Name, job.Until),
            AllowedMentions = AllowedMentions.None,
            Nonce = $"w{run.Id}",
            EnforceNonce = true,
        };
        try
        {
            var channel = await rest.CreateDmAsync(job.User, cancellation);
            await rest.CreateMessageAsync(channel.Id, payload, cancellation);
        }
        catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.CannotMessageUser)
        {
            await db.WriteAsync(
                unit =>
                    unit.AuditAsync(
                        new()
                        {
                            Tenant = job.Tenant,
                            Actor = "system",
                            Action = "sietch.wallet.notice",
                            Subject = job.User.ToString(),
                            Outcome = AuditOutcome.Failed,
                        }
                    ),
                cancellation
            );
        }
    }
}
