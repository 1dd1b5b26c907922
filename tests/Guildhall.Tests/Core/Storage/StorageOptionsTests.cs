using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Core.Storage;

public class StorageOptionsTests
{
    [Fact]
    public void Nothing_set_is_sqlite_in_the_data_folder()
    {
        var options = Bind([]);

        Assert.Equal((StorageProvider.Sqlite, "data/guildhall.db"), (options.Provider, options.Path));
    }

    [Fact]
    public void Postgres_without_a_connection_string_is_refused_by_name()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Bind(new() { ["Provider"] = "postgres" }));

        Assert.Contains("Guildhall:Storage:ConnectionString", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PoolSize", "0")]
    [InlineData("StatementTimeout", "00:00:00")]
    public void A_value_out_of_range_is_refused_by_name(string name, string value)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Bind(new() { [name] = value }));

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    private static StorageOptions Bind(Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(v => $"{StorageOptions.Section}:{v.Key}", v => v.Value))
            .Build();
        using var services = new ServiceCollection()
            .AddLogging()
            .AddStorage(configuration)
            .AddJobs(configuration)
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<StorageOptions>>().Value;
    }
}
