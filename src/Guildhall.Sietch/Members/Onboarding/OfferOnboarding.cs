using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members.Onboarding;

/// <summary>Sends the wizard by direct message, once. Where those are closed nothing is said anywhere else, since others would read
/// it: the reply to <c>/verify</c> names <c>/onboard</c>.</summary>
internal sealed class OfferOnboarding(
    Db db,
    ProfileBook book,
    CommunityRegistry communities,
    TenantRegistry tenants,
    WizardCard card,
    DiscordRest rest
) : IJobHandler<OfferOnboardingJob>
{
    private static readonly TimeSpan untilSeen = TimeSpan.FromSeconds(30);

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task HandleAsync(OfferOnboardingJob job, JobRun run, CancellationToken cancellation)
    {
        var key = new { job.Tenant, job.Member };
        if (
            communities.TryGet(job.Tenant) is not { } community
            || tenants.TryGet(job.Tenant) is not { } tenant
            || await book.TryOfMemberAsync(job.Tenant, job.Member, cancellation)
                is not { ToldAt: null, IsOnboarded: false } profile
            || await db.QuerySingleOrDefaultAsync<Snowflake<User>?>(LinkSql.UserOf, key, cancellation) is not { } user
        )
        {
            return;
        }

        if (communities.TryGuild(community) is not { } guild)
        {
            throw new JobDelayedException(untilSeen, "The server is not in view.");
        }

        var shown = card.Of(profile, tenant.Name, guild.Id, user, news: null);
        try
        {
            var channel = await rest.CreateDmAsync(user, cancellation);
            var payload = new MessagePayload
            {
                Content = shown.Content,
                Components = shown.Components,
                AllowedMentions = AllowedMentions.None,
                Nonce = $"o{run.Id}",
                EnforceNonce = true,
            };
            await rest.CreateMessageAsync(channel.Id, payload, cancellation);
        }
        catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.CannotMessageUser)
        {
            // They read of it in the server, in replies that they alone see.
        }

        await db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    ProfileSql.Told,
                    new
                    {
                        job.Tenant,
                        job.Member,
                        unit.Now,
                    }
                ),
            cancellation
        );
    }
}
