using Azure.Data.Tables;

namespace EipFunctions.Storage.Connections;

/// <summary>Creates clients of the storage account that holds the state, by connection string or by identity.</summary>
public sealed class TableServiceFactory
{
    private readonly StorageConnection _connection;
    private readonly ICredentialFactory _credentials;

    internal TableServiceFactory(StorageConnection connection, ICredentialFactory credentials)
    {
        _connection = connection;
        _credentials = credentials;
    }

    /// <summary>Creates a client. It asks for nothing before it is used.</summary>
    /// <param name="options">How it tries again, how long it waits.</param>
    /// <returns>The client.</returns>
    public TableServiceClient Create(TableClientOptions options) => _connection.ConnectionString is { } connectionString
        ? new(connectionString, options)
        : new(_connection.Endpoint, _credentials.Create(_connection.UsesManagedIdentity, _connection.ClientId), options);
}
