metadata description = 'One private endpoint of one service, and its name in a private zone.'

param location string
param tags object
param networkName string

@description('What the endpoint is for: part of its name.')
param name string

@description('Resource id of what is reached through the endpoint.')
param targetId string

@description('Sub-resource of it, as Private Link names it.')
param group string

param zoneName string

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' existing = {
  name: networkName

  resource endpointsSubnet 'subnets' existing = { name: 'endpoints' }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = { name: zoneName }

resource endpoint 'Microsoft.Network/privateEndpoints@2024-07-01' = {
  name: 'pe-${networkName}-${toLower(name)}'
  location: location
  tags: tags
  properties: {
    subnet: { id: network::endpointsSubnet.id }
    customNetworkInterfaceName: 'nic-${networkName}-${toLower(name)}'
    privateLinkServiceConnections: [
      { name: name, properties: { privateLinkServiceId: targetId, groupIds: [group] } }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: name, properties: { privateDnsZoneId: zone.id } }]
    }
  }
}
