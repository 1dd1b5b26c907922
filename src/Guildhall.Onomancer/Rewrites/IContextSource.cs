using Guildhall.Core.Tenancy;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>Somewhere else that knows something about a document: Linear, GitHub, Discord, a knowledge base.</summary>
internal interface IContextSource
{
    /// <summary>What a reader is told when it is missing: <c>Linear issues</c>.</summary>
    string Name { get; }

    /// <summary>At most a few short texts; none when it knows nothing. Any exception counts as missing.</summary>
    Task<IReadOnlyList<PromptSource>> FetchAsync(ContextQuestion question, CancellationToken cancellation);
}

internal sealed record ContextQuestion(TenantId Tenant, string Project, string Document, string Audience);

/// <param name="Reason">For the reader: <c>no answer within 5 s</c>.</param>
/// <param name="Code">Stable, for the audit log: <c>too-sensitive</c>.</param>
internal sealed record MissingSource(string Name, string Reason, string Code);
