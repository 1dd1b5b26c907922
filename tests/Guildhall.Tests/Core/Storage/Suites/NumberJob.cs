using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Tests.Core.Storage.Suites;

internal sealed record NumberJob(int Number, string? Unique = null) : IJob<NumberJob>
{
    public static string Kind => "test.number";

    public static JsonTypeInfo<NumberJob> Json => NumberJson.Default.NumberJob;

    public string? Key => Unique;
}

[JsonSerializable(typeof(NumberJob))]
internal sealed partial class NumberJson : JsonSerializerContext;
