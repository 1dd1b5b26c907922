using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Personas;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>Makes an accepted translation and edits it into its reply. Running it again changes nothing.</summary>
internal sealed class RunTranslation(
    TenantRegistry tenants,
    RewritePipeline pipeline,
    Translator translator,
    LateReplies replies,
    TimeProvider time
) : IJobHandler<TranslateJob>
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan betweenTries = TimeSpan.FromSeconds(1);

    public async Task HandleAsync(TranslateJob job, JobRun run, CancellationToken cancellation)
    {
        Reply reply;
        try
        {
            var result = await TranslateAsync(job, cancellation);
            if (!result.TryGet(out var made, out var refusal) && refusal.Code == "usage.concurrent")
            {
                // A place becomes free by itself; the user asked for a summary, not for a queue to stand in.
                if (time.GetUtcNow() - run.EnqueuedAt < patience)
                {
                    throw new JobDelayedException(betweenTries, refusal.Code);
                }
            }

            reply = made ?? TranslationReply.Of(refusal!);
        }
        catch (Exception exception)
            when (run.IsLast && exception is not JobDelayedException && !cancellation.IsCancellationRequested)
        {
            await replies.SendAsync(job.Interaction, new(job.Channel), TranslationReply.Failed, cancellation);
            throw;
        }

        await replies.SendAsync(job.Interaction, new(job.Channel), reply, cancellation);
    }

    private async Task<Result<Reply>> TranslateAsync(TranslateJob job, CancellationToken cancellation)
    {
        if (tenants.TryGet(new(job.Tenant)) is not { } tenant || Audiences.Find(job.Audience) is not { } persona)
        {
            return TranslationReply.Gone;
        }

        if (!Projects.Find(tenant, job.Project).TryGet(out var documents, out var refusal))
        {
            return refusal;
        }

        var order = new RewriteOrder
        {
            Tenant = tenant.Id,
            Documents = documents,
            Reference = job.Reference,
            Persona = persona,
        };
        var preparing = await pipeline.PrepareAsync(order, translator.ModelName, cancellation);
        if (!preparing.TryGet(out var prepared, out refusal))
        {
            return refusal;
        }

        var translating = await translator.TranslateAsync(prepared, tenant.Quotas, cancellation);
        return translating.TryGet(out var summary, out refusal)
            ? TranslationReply.Of(
                summary,
                translator.LinkTo(summary),
                time.GetUtcNow() - job.Interaction.Id.CreatedAt,
                isCached: false
            )
            : refusal;
    }
}
