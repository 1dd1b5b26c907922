using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Onomancer.Personas;

namespace Guildhall.Onomancer.Rewrites;

/// <summary><c>/translate</c>: one document for one audience. At once where it was made before, else by a job.</summary>
internal sealed class TranslateDocument(
    RewritePipeline pipeline,
    Translator translator,
    CachedUsage cached,
    Db db,
    TimeProvider time
) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("translate", "Summarise one of a project's documents for an audience")
        {
            Permission = "translate",
            Options =
            [
                CommandOption.Text("project", "Which project").Required().Suggested(),
                CommandOption.Text("document", "@prd, @sdd, @sprint, @audit … or a path").Required().Suggested(),
                CommandOption.Choice("audience", "For whom", [.. Audiences.All.Select(a => a.Slug)]).Required(),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        if (Audiences.Find(context.GetText("audience")) is not { } persona)
        {
            return TranslationRefusals.UnknownAudience;
        }

        if (!Projects.Find(context.Tenant, context.GetText("project")).TryGet(out var documents, out var refusal))
        {
            return refusal;
        }

        var order = new RewriteOrder
        {
            Tenant = context.Tenant.Id,
            Documents = documents,
            Reference = context.GetText("document"),
            Persona = persona,
        };
        var preparing = await pipeline.PrepareAsync(order, translator.ModelName, cancellation);
        if (!preparing.TryGet(out var prepared, out refusal))
        {
            await AuditAsync(context, order, AuditOutcome.Refused, refusal.Code, cancellation);
            return refusal;
        }

        if (await translator.TryFindAsync(prepared, cancellation) is { } summary)
        {
            cached.Count(summary);
            return TranslationReply.Of(
                summary,
                translator.LinkTo(summary),
                time.GetElapsedTime(started),
                isCached: true
            );
        }

        await EnqueueAsync(context, order, cancellation);
        return Reply.Deferred;
    }

    // Committed before it is acknowledged: what the user saw accepted survives a crash. The job waits for the
    // acknowledgement where it is the quicker of the two.
    private Task EnqueueAsync(CommandContext context, RewriteOrder order, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                await unit.EnqueueAsync(
                    new TranslateJob
                    {
                        Tenant = order.Tenant.Value,
                        Project = order.Documents.Project.Name,
                        Reference = order.Reference,
                        Audience = order.Persona.Slug,
                        Guild = context.Guild.Value,
                        Channel = context.Channel.Value,
                        User = context.User.Value,
                        Interaction = context.Reference,
                    }
                );
                await unit.AuditAsync(Entry(context, order, AuditOutcome.Done, null));
            },
            cancellation
        );

    private Task AuditAsync(
        CommandContext context,
        RewriteOrder order,
        string outcome,
        string code,
        CancellationToken cancellation
    ) => db.WriteAsync(unit => unit.AuditAsync(Entry(context, order, outcome, code)), cancellation);

    private static AuditEntry Entry(CommandContext context, RewriteOrder order, string outcome, string? code) =>
        new()
        {
            Tenant = order.Tenant,
            Guild = context.Guild,
            Actor = context.User.ToString(),
            Action = "onomancer.translate",
            Subject = order.Documents.Project.Name,
            Outcome = outcome,
            Details = code is null
                ? new Dictionary<string, string> { ["audience"] = order.Persona.Slug }
                : new Dictionary<string, string> { ["audience"] = order.Persona.Slug, ["refusal"] = code },
        };
}
