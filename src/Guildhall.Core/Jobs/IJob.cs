using System.Text.Json.Serialization.Metadata;

namespace Guildhall.Core.Jobs;

/// <summary>Work that must happen later or again: a record, stored as JSON in the caller's own transaction.</summary>
public interface IJob<TSelf>
    where TSelf : IJob<TSelf>
{
    /// <summary>Stable and dotted: <c>onomancer.translate</c>. Stored rows outlive a rename of the type.</summary>
    static abstract string Kind { get; }

    static abstract JsonTypeInfo<TSelf> Json { get; }

    /// <summary>While a live job of this kind has the key, enqueueing it again adds nothing. Null: always adds.</summary>
    string? Key => null;
}
